import { afterEach, expect, test, vi } from "vitest";
import { Story } from "./story.ts";
import { StoryTicket } from "./storyTicket.ts";
import { TaskDesk } from "./taskDesk.ts";
import { instantOf } from "./localTime.ts";

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["it-services", "visit_onsite", "supervisory"],
  ["repair", "visit_repair", "signed"],
])(
  "%s: a visit (%s) planned, missed, moved, done and signed is called about (%s)",
  { timeout: 60_000 },
  async (preset, kind, rule) => {
    const story = await Story.begins(preset);
    const tasks = new TaskDesk(story);
    const chen = await story.agent("Chen");
    const customer = await story.customer({});
    const planned = await tasks.fields({
      visitKind: kind,
      visitStage: "visit_is_planned",
      visitTime: "15:00",
    });
    const visit = await story.comesIn("mon 09:00", customer, {
      type: "task",
      due_at: instantOf("mon 15:00").toISOString(),
      assignee_id: chen.id,
      ...planned,
    });
    const shown = async () => {
      const ticket = new StoryTicket(story, request.id);
      return (await ticket.brief()).visits?.more?.list.map(({ state, silentMisses, lacks }) => ({
        state,
        silentMisses,
        lacks,
      }));
    };
    const request = await story.comesIn("mon 09:05", customer);
    await story.minute("tue 08:00");
    await visit.saved("tue 08:30", { due_at: instantOf("wed 15:00").toISOString() }, chen.id);
    const done = await tasks.fields({ visitStage: "visit_is_done", visitNote: "Talked about backups" });
    await visit.saved("wed 16:00", { ...done, status: "solved" }, chen.id);
    await story.minute("wed 16:01");
    expect(await tasks.callbacks()).toEqual([]);
    const signed = await tasks.fields({ visitStage: "visit_is_signed", visitSigned: true });
    await visit.saved("wed 16:30", signed, chen.id);
    await story.minute("wed 16:31");
    expect((await tasks.callback()).externalId).toBe(`tierwise:callback:${visit.id}:${rule}:1`);
    if (preset === "it-services") {
      expect(await shown()).toEqual([{ state: "signed", silentMisses: 1, lacks: ["callback"] }]);
    }
  },
);
