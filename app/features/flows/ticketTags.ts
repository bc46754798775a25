import * as v from "valibot";
import { type Result, type TagChange, tagsAfter } from "#core";
import { type TaskProblem, taskProblem } from "../../shared/task/taskProblem.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import { writeZendesk } from "../../zaf/writeZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";

const Tags = v.object({ tags: v.array(v.string()) });

const pathOf = (ticketId: number) => `/api/v2/tickets/${ticketId}/tags.json` as const;

/** The tags a ticket has in Zendesk, unsaved changes of the open form left out. */
export async function readTags(zaf: Zaf, ticketId: number): Promise<Result<readonly string[], TaskProblem>> {
  const answer = await requestZendesk(zaf, pathOf(ticketId), Tags);
  return answer.ok ? { ok: true, value: answer.value.tags } : { ok: false, error: taskProblem(answer.error) };
}

/**
 * Adds and removes tags with the agent's own session; no others are touched, so nobody's work is undone (facts:
 * zendesk-api 2.2). Removes first: what is added last then counts.
 * @returns the tags as they are now.
 */
export async function writeTags(
  zaf: Zaf,
  ticketId: number,
  tags: readonly string[],
  { add, remove }: TagChange,
): Promise<Result<readonly string[], TaskProblem>> {
  if (remove.length > 0) {
    // Answered with nothing, or with what is left: both are known here.
    const gone = await writeZendesk(zaf, "DELETE", pathOf(ticketId), { tags: remove }, v.unknown());
    if (!gone.ok) return { ok: false, error: taskProblem(gone.error) };
  }
  if (add.length === 0) return { ok: true, value: tagsAfter(tags, { add, remove }) };
  const added = await writeZendesk(zaf, "PUT", pathOf(ticketId), { tags: add }, Tags);
  return added.ok ? { ok: true, value: added.value.tags } : { ok: false, error: taskProblem(added.error) };
}
