import { failed, ok, type Result } from "#core";
import * as v from "valibot";
import { readBody } from "../webhooks/readBody.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { invalid } from "./invalid.ts";

/** A policy with its replies is the largest thing an admin sends. */
const BODY_LIMIT_BYTES = 512 * 1024;

/** The request's JSON body as the schema wants it; else the answer that says what is wrong with it. */
export async function readAsked<Schema extends v.GenericSchema>(
  c: AdminContext,
  schema: Schema,
): Promise<Result<v.InferOutput<Schema>, Response>> {
  const bytes = await readBody(c.req.raw, BODY_LIMIT_BYTES);
  if (bytes === null) {
    const message = `Send at most ${BODY_LIMIT_BYTES / 1024} KB.`;
    return failed(Response.json({ error: "too_large", message }, { status: 413 }));
  }
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), new TextDecoder().decode(bytes));
  return read.success ? ok(read.output) : failed(invalid(read.issues));
}
