import type { Result } from "#core";
import * as v from "valibot";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import type { ZafProblem } from "../../zaf/zafProblem.ts";

/** A macro of Zendesk's that this agent may apply. Its title holds its categories, "Refunds::Late". */
export type Macro = { readonly id: number; readonly title: string };

const MacrosSchema = v.object({ macros: v.array(v.object({ id: v.number(), title: v.string() })) });

/** The agent's active macros by Zendesk's own order, the first hundred. */
export async function fetchMacros(zaf: Zaf): Promise<Result<readonly Macro[], ZafProblem>> {
  const answer = await requestZendesk(zaf, "/api/v2/macros/active.json?per_page=100", MacrosSchema);
  return answer.ok ? { ok: true, value: answer.value.macros } : answer;
}
