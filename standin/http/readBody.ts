import * as v from "valibot";
import { badRequest, recordInvalid, type ValidationError } from "./reply.ts";

/** A body as its schema reads it, with the header that names what the schema does not know; or the reply that refuses it. */
export type ReadBody<Value> =
  | { ok: true; value: Value; warning: { [header: string]: string } }
  | { ok: false; reply: Response };

type Wrapped<Schema extends v.GenericSchema> = ReadBody<v.InferOutput<Schema>>;

/**
 * Reads `{"<root>": {...}}` by the schema of what is inside. Keys the schema does not know are dropped and named in
 * `x-zendesk-api-warn`, as Zendesk does. 400 for broken JSON or a missing root, 422 for values of the wrong kind.
 */
export const readWrapped = async <Schema extends v.GenericSchema>(
  request: Request,
  root: string,
  schema: Schema,
  entries: { readonly [key: string]: unknown },
): Promise<Wrapped<Schema>> => {
  const body = await readJson(request);
  if (body === undefined) return { ok: false, reply: badRequest("Unparseable JSON") };
  const inner = v.safeParse(v.object({ [root]: v.record(v.string(), v.unknown()) }), body);
  const given = inner.success ? inner.output[root] : undefined;
  if (given === undefined) return { ok: false, reply: badRequest(`Parameter ${root} is required`) };
  const read = v.safeParse(schema, given);
  if (!read.success) return { ok: false, reply: recordInvalid(detailsOf(read.issues)) };
  return { ok: true, value: read.output, warning: unknownKeysWarning(given, entries) };
};

/** Reads a body that has no single root. */
export const readPlain = async <Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Promise<Wrapped<Schema>> => {
  const body = await readJson(request);
  if (body === undefined) return { ok: false, reply: badRequest("Unparseable JSON") };
  const read = v.safeParse(schema, body);
  return read.success
    ? { ok: true, value: read.output, warning: {} }
    : { ok: false, reply: badRequest(v.summarize(read.issues)) };
};

/** The header that names keys that were given and dropped; empty when there are none. */
export const unknownKeysWarning = (
  given: { readonly [key: string]: unknown },
  entries: { readonly [key: string]: unknown },
): { [header: string]: string } => {
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(entries, key));
  return unknown.length === 0
    ? {}
    : {
        "x-zendesk-api-warn": `:unpermitted_keys=>[${unknown.map((key) => JSON.stringify(key)).join(", ")}]`,
      };
};

const readJson = (request: Request): Promise<unknown> => request.json().catch(() => undefined);

const detailsOf = (issues: readonly v.BaseIssue<unknown>[]): { [attribute: string]: ValidationError[] } => {
  const details: { [attribute: string]: ValidationError[] } = {};
  for (const issue of issues) {
    const key = issue.path?.[0]?.key;
    const attribute = typeof key === "string" ? key : "base";
    (details[attribute] ??= []).push({ description: `${attribute}: is invalid`, error: "InvalidValue" });
  }
  return details;
};
