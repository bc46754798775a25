import { failed, ok, type Result } from "#core";
import * as v from "valibot";
import type { AdminContext } from "./adminEnvironment.ts";
import { invalid } from "./invalid.ts";

/** The address's query as the schema wants it; else the answer that says what is wrong with it. */
export function readQuery<Schema extends v.GenericSchema>(
  c: AdminContext,
  schema: Schema,
): Result<v.InferOutput<Schema>, Response> {
  const read = v.safeParse(schema, c.req.query());
  return read.success ? ok(read.output) : failed(invalid(read.issues));
}
