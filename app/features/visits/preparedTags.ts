import * as v from "valibot";
import type { Result } from "#core";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import { writeZendesk } from "../../zaf/writeZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import type { ZafProblem } from "../../zaf/zafProblem.ts";

/** A tag on the visit's task says that one thing of its kind's checklist is prepared (A14), so that everybody sees it. */
export const preparedTag = (kind: string, place: number): string => `prepared_${kind}_${place + 1}`;

const Tags = v.object({ tags: v.array(v.string()) });
const path = (ticketId: number) => `/api/v2/tickets/${ticketId}/tags.json` as const;

/** The tags that are saved on the task now. */
export async function readPrepared(
  zaf: Zaf,
  ticketId: number,
): Promise<Result<readonly string[], ZafProblem>> {
  const answer = await requestZendesk(zaf, path(ticketId), Tags);
  return answer.ok ? { ok: true, value: answer.value.tags } : answer;
}

/** Ticks one thing, or takes the tick back, with the agent's own session; no other tag is touched (facts: zendesk-api 2.1). */
export async function writePrepared(
  zaf: Zaf,
  ticketId: number,
  tag: string,
  isPrepared: boolean,
): Promise<Result<null, ZafProblem>> {
  const method = isPrepared ? "PUT" : "DELETE";
  const written = await writeZendesk(zaf, method, path(ticketId), { tags: [tag] }, v.unknown());
  return written.ok ? { ok: true, value: null } : written;
}
