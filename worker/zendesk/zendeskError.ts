import type { Result } from "./result.ts";

/** Why a call to Zendesk gave no value. `detail` is Zendesk's own wording, for logs and for people who set it up. */
export type ZendeskError =
  | { readonly reason: "rate_limited"; readonly retryAfterSeconds: number; readonly endpoint: string }
  | { readonly reason: "unauthenticated"; readonly detail: string }
  | { readonly reason: "forbidden"; readonly detail: string }
  | { readonly reason: "not_found" }
  | { readonly reason: "conflict" }
  | {
      readonly reason: "invalid";
      readonly status: number;
      readonly detail: string;
      /** What is wrong with which field, where Zendesk says so. */
      readonly fields: readonly FieldProblem[];
    }
  | { readonly reason: "unavailable"; readonly status: number | null; readonly detail: string }
  /** The reply came, but is not what Zendesk documents. */
  | { readonly reason: "unreadable"; readonly status: number; readonly detail: string };

export type FieldProblem = { readonly field: string; readonly problem: string };

export type ZendeskResult<Value> = Result<Value, ZendeskError>;

/** One English sentence for logs and the setup's output. */
export function describeZendeskError(error: ZendeskError): string {
  switch (error.reason) {
    case "rate_limited":
      return `Zendesk asks us to wait ${error.retryAfterSeconds} s before the next ${error.endpoint}.`;
    case "unauthenticated":
      return `Zendesk does not accept our sign-in: ${error.detail}`;
    case "forbidden":
      return `Zendesk does not allow this: ${error.detail}`;
    case "not_found":
      return "Zendesk does not know this record.";
    case "conflict":
      return "The record was changed by somebody else in between.";
    case "invalid": {
      const fields = error.fields.map((entry) => `${entry.field}: ${entry.problem}`).join("; ");
      return `Zendesk refuses the request (${error.status}): ${error.detail}${fields === "" ? "" : ` (${fields})`}`;
    }
    case "unavailable":
      return `Zendesk does not answer${error.status === null ? "" : ` (${error.status})`}: ${error.detail}`;
    case "unreadable":
      return `Zendesk's reply (${error.status}) could not be read: ${error.detail}`;
  }
}
