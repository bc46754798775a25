import type { JsonObject } from "../json.ts";
import {
  badRequest,
  forbiddenRole,
  recordInvalid,
  recordNotFound,
  updateConflict,
  type ValidationError,
} from "./reply.ts";

/** What is wrong with a record, by attribute. */
export type ValidationDetails = { readonly [attribute: string]: readonly ValidationError[] };

/** Why a change was not made: one value for a single call's reply and for a job's item. */
export type Refusal =
  | { reason: "invalid"; details: ValidationDetails }
  | { reason: "conflict" }
  | { reason: "not_found" }
  | { reason: "forbidden" }
  | { reason: "bad_request"; description: string };

/** A value, or why there is none. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** A refusal for one attribute. */
export const invalid = (
  attribute: string,
  description: string,
  error?: string,
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: {
    reason: "invalid",
    details: { [attribute]: [error === undefined ? { description } : { description, error }] },
  },
});

/** The refusal as the reply of a single call. */
export const refusalReply = (refusal: Refusal): Response => {
  switch (refusal.reason) {
    case "invalid":
      return recordInvalid(refusal.details);
    case "conflict":
      return updateConflict();
    case "not_found":
      return recordNotFound();
    case "forbidden":
      return forbiddenRole();
    case "bad_request":
      return badRequest(refusal.description);
  }
};

/** The refusal as one result of a job: `{id?, index, error, details}`. */
export const refusalResult = (refusal: Refusal, item: JsonObject): JsonObject => {
  switch (refusal.reason) {
    case "invalid":
      return {
        ...item,
        error: "RecordInvalid",
        details: Object.values(refusal.details)
          .flat()
          .map((each) => each.description)
          .join("; "),
        success: false,
      };
    case "conflict":
      return { ...item, error: "UpdateConflict", details: "outdated record data", success: false };
    case "not_found":
      return { ...item, error: "RecordNotFound", details: "Not found", success: false };
    case "forbidden":
      return { ...item, error: "PermissionDenied", details: "not allowed", success: false };
    case "bad_request":
      return { ...item, error: "BadRequest", details: refusal.description, success: false };
  }
};
