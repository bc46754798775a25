import { afterEach, expect, test, vi } from "vitest";
import { Story } from "../presets/story.ts";
import { TaskDesk } from "../presets/taskDesk.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Zendesk makes the ticket, once, but neither its answer nor its events ever arrive. */
function losesNextNewTicket(desk: Story["desk"]): () => boolean {
  const send = globalThis.fetch;
  let isLost = false;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const isNewTicket = request.method === "POST" && new URL(request.url).pathname === "/api/v2/tickets";
    if (isLost || !isNewTicket) return send(request);
    isLost = true;
    await desk.call("POST", "/__standin/webhooks", { drop: 1 });
    await (await send(request)).arrayBuffer();
    throw new TypeError("the connection was lost");
  });
  return () => isLost;
}

test.each(["mon 10:40", "mon 13:30"])(
  "a call's task whose answer and events were lost is found by its external id at %s, not made twice",
  async (later) => {
    const story = await Story.begins("care");
    const tasks = new TaskDesk(story);
    const lin = await story.agent("Lin");
    const ticket = await story.comesIn("mon 10:00", await story.customer());
    await story.itIs("mon 10:30");
    const isLost = losesNextNewTicket(story.desk);
    const solved = { comment: { body: "Done", public: true }, assignee_id: lin.id, status: "solved" };
    await story.desk.call("PUT", `/api/v2/tickets/${ticket.id}`, { ticket: solved }, lin.id);
    await story.settle();
    expect(isLost()).toBe(true);
    await story.desk.call("POST", "/__standin/webhooks", { drop: 0 });
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
