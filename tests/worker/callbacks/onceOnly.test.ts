import { afterEach, expect, test, vi } from "vitest";
import { Story } from "../presets/story.ts";
import { recordOf } from "../support/standinDesk.ts";
import { TaskDesk } from "../presets/taskDesk.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/**
 * Zendesk does it, once, but neither its answer nor its events ever arrive.
 * @param when the line goes dead: "before" Zendesk hears of it, or after.
 */
function losesNext(
  desk: Story["desk"],
  meant: RegExp,
  when: "before" | "after" = "after",
): () => Promise<boolean> {
  const send = globalThis.fetch;
  let isLost = false;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const asked = `${request.method} ${new URL(request.url).pathname} ${await request.clone().text()}`;
    if (isLost || !meant.test(asked)) return send(request);
    isLost = true;
    if (when === "after") {
      await desk.call("POST", "/__standin/webhooks", { drop: 1 });
      await (await send(request)).arrayBuffer();
    }
    throw new TypeError("the connection was lost");
  });
  return async () => {
    await desk.call("POST", "/__standin/webhooks", { drop: 0 });
    return isLost;
  };
}

test.each(["mon 10:40", "mon 13:30"])(
  "a call's task whose answer and events were lost is found by its external id at %s, not made twice",
  async (later) => {
    const story = await Story.begins("care");
    const tasks = new TaskDesk(story);
    const lin = await story.agent("Lin");
    const ticket = await story.comesIn("mon 10:00", await story.customer());
    await story.itIs("mon 10:30");
    const isLost = losesNext(story.desk, /^POST \/api\/v2\/tickets /);
    const solved = { comment: { body: "Done", public: true }, assignee_id: lin.id, status: "solved" };
    await story.desk.call("PUT", `/api/v2/tickets/${ticket.id}`, { ticket: solved }, lin.id);
    await story.settle();
    expect(await isLost()).toBe(true);
    const made = await tasks.callbacksAbout(ticket.id);
    expect(made).toHaveLength(1);
    const linked = () => story.world.rows("SELECT task_ticket_id AS task FROM callbacks");
    expect(await linked()).toEqual([{ task: null }]);
    await story.minute(later);
    await story.minute(later);
    expect(await tasks.callbacksAbout(ticket.id)).toEqual(made);
    expect(await linked()).toEqual([{ task: made[0]?.id }]);
  },
);

const listOf = (value: unknown) => (Array.isArray(value) ? value.map(recordOf) : []);

async function aCall() {
  const story = await Story.begins("care");
  const tasks = new TaskDesk(story);
  const lin = await story.agent("Lin");
  const ticket = await story.comesIn("mon 10:00", await story.customer());
  await ticket.answeredBy(lin, "mon 10:30", { assignee_id: lin.id, status: "solved" });
  const { ticket: task } = await tasks.callbackAbout(ticket.id);
  const told = async (words: string): Promise<number> => {
    const { comments } = await story.desk.call("GET", `/api/v2/tickets/${task.id}/comments`);
    return listOf(comments).filter(({ body }) => String(body).includes(words)).length;
  };
  const waiting = () => story.world.rows("SELECT id FROM effects WHERE state <> 'done'");
  return { story, tasks, task, told, waiting };
}

test("a question on a task whose answer was lost is asked once", async () => {
  const { story, tasks, task, told, waiting } = await aCall();
  const isLost = losesNext(story.desk, /^PUT .*Please answer/);
  await task.saved("mon 10:45", await tasks.fields({ callbackResult: "callback_satisfied" }));
  expect(await isLost()).toBe(true);
  expect(await waiting()).toHaveLength(1);
  await story.minute("mon 11:00");
  expect(await told("Please answer")).toBe(1);
  expect(await waiting()).toEqual([]);
});

test("what is told on an overdue task by a job whose answer was lost is told once, beside what is told meanwhile", async () => {
  const { story, task, told, waiting } = await aCall();
  const isLost = losesNext(story.desk, /^PUT .*update_many.* has no result/);
  await story.minute("tue 18:30");
  expect(await isLost()).toBe(true);
  expect(await told("has no result")).toBe(1);
  expect(await waiting()).toHaveLength(1);
  await story.minute("tue 18:40");
  expect(await told("has no result")).toBe(1);
  expect(await waiting()).toEqual([]);
  expect((await task.record())["tags"]).toContain("notify_care_lead");
});

test("what Zendesk did not get before the line went dead is told all the same", async () => {
  const { story, told, waiting } = await aCall();
  const isLost = losesNext(story.desk, /^PUT .*update_many.* has no result/, "before");
  await story.minute("tue 18:30");
  expect(await isLost()).toBe(true);
  expect(await told("has no result")).toBe(0);
  await story.minute("tue 18:40");
  expect(await told("has no result")).toBe(1);
  expect(await waiting()).toEqual([]);
});

test("an isolate that died between its write and its note of it: what it told is not told again", async () => {
  const { story, tasks, task, told, waiting } = await aCall();
  await task.saved("mon 10:45", await tasks.fields({ callbackResult: "callback_satisfied" }));
  expect(await told("Please answer")).toBe(1);
  await story.world.rows(
    "UPDATE effects SET state = 'submitted', finished_at = NULL WHERE kind = 'task_change'",
  );
  await story.minute("mon 11:05");
  await story.minute("mon 11:10");
  expect(await told("Please answer")).toBe(1);
  expect(await waiting()).toEqual([]);
});

test("the same words from an earlier time are another's: they are told", async () => {
  const { story, tasks, task, told, waiting } = await aCall();
  const lines = ["speed: Speed", "manners: Manners", "result: Result"].map((line) => `${line} (1–5)`);
  const words = `Please answer in "Callback answers", a line each; the callback stays open until then:\n${lines.join("\n")}`;
  await task.saved("mon 10:35", { comment: { body: words, public: false } });
  const isLost = losesNext(story.desk, /^PUT .*Please answer/, "before");
  await task.saved("mon 10:45", await tasks.fields({ callbackResult: "callback_satisfied" }));
  expect(await isLost()).toBe(true);
  expect(await told(words)).toBe(1);
  await story.minute("mon 11:00");
  expect(await told(words)).toBe(2);
  expect(await waiting()).toEqual([]);
});
