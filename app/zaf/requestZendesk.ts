import * as v from "valibot";
import type { Result } from "#core";
import type { Zaf } from "./zaf.ts";
import type { ZafProblem } from "./zafProblem.ts";

/** Reads from Zendesk's REST API with the agent's own session and permissions, parsed by `schema`. */
export async function requestZendesk<Output>(
  zaf: Zaf,
  path: `/api/v2/${string}`,
  schema: v.GenericSchema<unknown, Output>,
): Promise<Result<Output, ZafProblem>> {
  const answer = await zaf.request({ url: path, type: "GET", dataType: "json" });
  if (!answer.ok) return answer;
  const parsed = v.safeParse(schema, answer.value);
  if (parsed.success) return { ok: true, value: parsed.output };
  return { ok: false, error: { reason: "refused", detail: `${path}: ${v.summarize(parsed.issues)}` } };
}
