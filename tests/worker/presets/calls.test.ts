import { afterEach, expect, test, vi } from "vitest";
import { Story } from "./story.ts";
import { TaskDesk } from "./taskDesk.ts";

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["relationship", "confirmation", {}, "Service lead (Service leads)"],
  ["care", "after_solution", {}, "Care lead (Care leads)"],
  ["one-stop", "complaint_closed", { tags: ["complaint"] }, "Desk lead (Desk leads)"],
  ["general-support", "after_closing", {}, "Shift lead (Shift leads)"],
  ["bank", "lost_card", { priority: "urgent" }, "Outlet manager (Outlet managers)"],
  ["pharma", "after_sales", {}, "Regional manager (Regional managers)"],
])(
  "%s: solved, called about (%s), dissatisfied: open again, and the lead hears of it",
  { timeout: 60_000 },
  async (preset, rule, request, lead) => {
    const story = await Story.begins(preset);
    const tasks = new TaskDesk(story);
    const mei = await story.agent("Lin");
    const ticket = await story.comesIn("mon 10:00", await story.customer(), request);
    await ticket.answeredBy(mei, "mon 10:30", { assignee_id: mei.id, status: "solved" });
    await story.minute("mon 10:31");
    const call = await tasks.callback();
    expect(call.externalId).toBe(`tierwise:callback:${ticket.id}:${rule}:1`);
    await ticket.news();
    const bad = await tasks.fields({ callbackResult: "callback_dissatisfied", callbackCause: "Came late" });
    await call.saved("mon 10:45", { ...bad, status: "solved" }, mei.id);
    await story.minute("mon 10:46");
    expect((await ticket.record())["status"]).toBe("open");
    const news = await ticket.news();
    console.log(JSON.stringify(news));
    const told = news.filter((one) => one.startsWith(`note ${lead}: `));
    expect(told).toHaveLength(1);
    // Once more changes nothing, and there is still one call.
    await story.minute("mon 10:47");
    expect(await ticket.news()).toEqual([]);
    expect(await tasks.callbacks()).toHaveLength(1);
  },
);
