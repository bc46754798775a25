import * as v from "valibot";
import { sessionStore } from "../session/session.ts";

/** A reply of the API that is no success. */
export class ApiFailure extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`${status} ${reasonIn(text)}`);
    this.status = status;
  }
}

type Call = { method?: "GET" | "POST" | "PUT" | "DELETE"; body?: object; asUser?: number };

/** Calls the stand-in with the session of the agent (or of another user) and reads the reply. Throws `ApiFailure`. */
export const callApi = async <Output>(
  path: string,
  schema: v.GenericSchema<unknown, Output>,
  { method = "GET", body, asUser }: Call = {},
): Promise<Output> => {
  const response = await fetch(path, {
    method,
    headers: {
      Authorization: `Bearer agent:${asUser ?? sessionStore.get().agentId}`,
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new ApiFailure(response.status, text);
  const parsed: unknown = text === "" ? null : JSON.parse(text);
  return v.parse(schema, parsed);
};

const errorBody = v.object({
  description: v.optional(v.string()),
  details: v.optional(v.record(v.string(), v.array(v.object({ description: v.string() })))),
  error: v.optional(v.union([v.string(), v.object({ message: v.string() })])),
});

const reasonIn = (text: string): string => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), errorBody), text);
  if (!read.success) return text.slice(0, 200);
  const { details, description, error } = read.output;
  const found = Object.values(details ?? {}).flatMap((each) => each.map((one) => one.description));
  if (found.length > 0) return found.join("; ");
  return description ?? (typeof error === "object" ? error.message : error) ?? "";
};
