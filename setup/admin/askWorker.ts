import { failed, ok, type Result } from "#core";
import * as v from "valibot";
import type { SetupProblem } from "../setupResult.ts";

/** What the Worker says when it does not do what it was asked. */
export type Refusal =
  | { readonly reason: "refused"; readonly status: number; readonly error: string; readonly message: string }
  | { readonly reason: "no_answer"; readonly detail: string }
  | { readonly reason: "unreadable"; readonly detail: string };

/** Asks the Worker for something, and reads the answer by the schema. */
export type AskWorker = <Schema extends v.GenericSchema>(
  method: "GET" | "POST",
  path: string,
  schema: Schema,
  body?: unknown,
) => Promise<Result<v.InferOutput<Schema>, Refusal>>;

const refusal = v.object({ error: v.string(), message: v.string() });

/** @param token an admin's, from `openAdminSession`; without it only the open doors answer. */
export const askWorker =
  (workerUrl: string, token?: string): AskWorker =>
  async (method, path, schema, body) => {
    let reply: Response;
    let text: string;
    try {
      reply = await fetch(`${workerUrl}${path}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await reply.text();
    } catch (error) {
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      return failed({ reason: "no_answer", detail: cause });
    }
    if (!reply.ok) {
      const said = v.safeParse(v.pipe(v.string(), v.parseJson(), refusal), text);
      const { error, message } = said.success
        ? said.output
        : { error: "unknown", message: text.slice(0, 300) };
      return failed({ reason: "refused", status: reply.status, error, message });
    }
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
    return read.success ? ok(read.output) : failed({ reason: "unreadable", detail: read.issues[0].message });
  };

/** A refusal in words, and what the person can do. */
export function wentWrong(refused: Refusal, workerUrl: string): SetupProblem {
  switch (refused.reason) {
    case "refused":
      return { what: `The Worker answers ${refused.status} (${refused.error}).`, todo: refused.message };
    case "no_answer":
      return {
        what: `No answer from the Worker at ${workerUrl}: ${refused.detail}`,
        todo: "Check its address; the local one runs with `npm start`.",
      };
    case "unreadable":
      return {
        what: `The Worker's answer can't be read: ${refused.detail}`,
        todo: "The Worker is of another version than this command: `npm run deploy` brings it up to date.",
      };
  }
}
