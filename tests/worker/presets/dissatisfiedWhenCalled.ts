import { expect } from "vitest";
import type { Story } from "./story.ts";
import { TaskDesk } from "./taskDesk.ts";

/**
 * A request is solved, the customer is called by the rule, and is not satisfied: the ticket is open again and the lead hears of
 * it, once. @param lead role, and group if it is one. @param answers to the questions that the rule requires
 */
export async function dissatisfiedWhenCalled(
  story: Story,
  {
    rule,
    lead,
    request = {},
    answers = "",
  }: { rule: string; lead: string; request?: { readonly [key: string]: unknown }; answers?: string },
): Promise<void> {
  const tasks = new TaskDesk(story);
  const lin = await story.agent("Lin");
  const ticket = await story.comesIn("mon 10:00", await story.customer(), request);
  await ticket.answeredBy(lin, "mon 10:30", { assignee_id: lin.id, status: "solved" });
  await story.minute("mon 10:31");
  const call = await tasks.callbackAbout(ticket.id);
  expect(call.externalId).toBe(`tierwise:callback:${ticket.id}:${rule}:1`);
  await ticket.news();
  const bad = await tasks.fields({
    callbackResult: "callback_dissatisfied",
    callbackCause: "Came late",
    ...(answers === "" ? {} : { callbackAnswers: answers }),
  });
  await call.ticket.saved("mon 10:45", { ...bad, status: "solved" }, lin.id);
  await story.minute("mon 10:46");
  expect((await ticket.record())["status"]).toBe("open");
  const notes = (await ticket.news()).filter((one) => one.startsWith("note "));
  expect(notes).toEqual([expect.stringMatching(/dissatisfied/)]);
  expect(notes[0]).toContain(lead);
  await story.minute("mon 10:47");
  expect(await ticket.news()).toEqual([]);
  expect(await tasks.callbacksAbout(ticket.id)).toHaveLength(1);
}
