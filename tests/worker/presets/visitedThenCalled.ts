import { expect } from "vitest";
import { instantOf } from "./localTime.ts";
import type { Story } from "./story.ts";
import { TaskDesk } from "./taskDesk.ts";

/**
 * A visit made by hand in Zendesk: planned, gone by without a word, moved, done, signed; then the customer is called by the
 * rule, once, and not before the signature.
 */
export async function visitedThenCalled(
  story: Story,
  { kind, rule }: { kind: string; rule: string },
): Promise<void> {
  const tasks = new TaskDesk(story);
  const chen = await story.agent("Chen");
  const planned = await tasks.fields({ visitKind: kind, visitStage: "visit_is_planned", visitTime: "15:00" });
  const visit = await story.comesIn("mon 09:00", await story.customer(), {
    type: "task",
    due_at: instantOf("mon 15:00").toISOString(),
    assignee_id: chen.id,
    ...planned,
  });
  await story.minute("mon 15:01");
  await visit.news();
  await story.minute("tue 00:01");
  expect(await visit.news()).toContainEqual(expect.stringMatching(/went by without a word/));
  await visit.saved("tue 08:30", { due_at: instantOf("wed 15:00").toISOString() }, chen.id);
  const done = await tasks.fields({ visitStage: "visit_is_done", visitNote: "Talked about backups" });
  await visit.saved("wed 16:00", { ...done, status: "solved" }, chen.id);
  await story.minute("wed 16:01");
  expect(await tasks.callbacksAbout(visit.id)).toEqual([]);
  const signed = await tasks.fields({ visitStage: "visit_is_signed", visitSigned: true });
  await visit.saved("wed 16:30", signed, chen.id);
  await story.minute("wed 16:31");
  const call = await tasks.callbackAbout(visit.id);
  expect(call.externalId).toBe(`tierwise:callback:${visit.id}:${rule}:1`);
}
