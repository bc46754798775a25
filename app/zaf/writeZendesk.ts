import * as v from "valibot";
import type { Result } from "#core";
import type { Zaf } from "./zaf.ts";
import type { ZafProblem } from "./zafProblem.ts";

/**
 * Writes to Zendesk's REST API with the agent's own session and permissions; the answer is parsed by `schema`.
 * @param idempotencyKey makes a second try of a POST find the first (facts: zendesk-api 2.1).
 */
export async function writeZendesk<Output>(
  zaf: Zaf,
  method: "POST" | "PUT" | "DELETE",
  path: `/api/v2/${string}`,
  body: object,
  schema: v.GenericSchema<unknown, Output>,
  idempotencyKey?: string,
): Promise<Result<Output, ZafProblem>> {
  const answer = await zaf.request({
    url: path,
    type: method,
    contentType: "application/json",
    data: JSON.stringify(body),
    dataType: "json",
    autoRetry: false,
    ...(idempotencyKey === undefined ? {} : { headers: { "Idempotency-Key": idempotencyKey } }),
  });
  if (!answer.ok) return answer;
  const parsed = v.safeParse(schema, answer.value);
  if (parsed.success) return { ok: true, value: parsed.output };
  return { ok: false, error: { reason: "refused", detail: `${path}: ${v.summarize(parsed.issues)}` } };
}
