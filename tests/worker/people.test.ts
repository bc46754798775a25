import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { PromiseDay } from "./support/promiseDay.ts";
import { token } from "./support/token.ts";
import { emptyStore } from "./support/world.ts";

let day: PromiseDay;
beforeEach(async () => {
  await emptyStore();
  day = new PromiseDay();
  day.zendesk.policy += "    onArrival: { assign: lead }\n";
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const ledBy = (...ways: readonly string[]): void => {
  day.zendesk.policy = day.zendesk.policy.replace("{ by: agent, email: lead@example.com }", ways.join(", "));
};
const GIVEN_TO = (id: number): unknown => ({ ticket: expect.objectContaining({ assignee_id: id }) });
const writes = (): readonly unknown[] => day.zendesk.calls(/^PUT .*tickets/).map(({ body }) => body);
const readings = (): number => day.zendesk.calls(/users\/show_many/).length;

const visited = async (engineer: number): Promise<void> => {
  day.zendesk.addOrganization(10);
  Object.assign(day.ticket, { organization_id: 10 });
  const visit = { organization_id: 10, type: "task", external_id: "tierwise:visit:2", status: "solved" };
  const task = day.zendesk.addTicket(2, { ...visit, assignee_id: engineer, due_at: "2026-11-02T10:00:00Z" });
  await day.hears("10:00", ticketEvent("created", task));
};

test("a new ticket goes to the engineer of the customer's last visit", async () => {
  ledBy("{ by: previous_engineer }");
  day.zendesk.addUser(31);
  await visited(31);
  await day.hears("10:00", day.created());
  expect(writes().at(-1)).toEqual(GIVEN_TO(31));
});

test.each([
  ["suspended", { suspended: true }],
  ["no longer there", { active: false }],
  ["no agent any more", { role: "end-user" }],
])("an engineer who is %s is passed over for the next way", async (_, changes) => {
  ledBy("{ by: previous_engineer }", "{ by: agent, email: desk@example.com }");
  day.zendesk.addUser(31, changes);
  await visited(31);
  await day.hears("10:00", day.created());
  expect(writes().at(-1)).toEqual({
    ticket: expect.objectContaining({ assignee_email: "desk@example.com" }),
  });
});

test("a requester's own field leads to their agent, who is looked up as well", async () => {
  ledBy("{ by: user_field, field: adviser }", "{ by: agent, email: desk@example.com }");
  day.zendesk.addUser(501, { role: "end-user", user_fields: { adviser: "32", diagnosis: "private" } });
  day.zendesk.addUser(32);
  await day.hears("10:00", day.created());
  expect(writes().at(-1)).toEqual(GIVEN_TO(32));
  expect(await day.rows("SELECT id, name, fields FROM people ORDER BY id")).toEqual([
    { id: 32, name: "User 32", fields: "{}" },
    { id: 501, name: null, fields: '{"adviser":"32"}' },
  ]);
});

test("people are read once for many tickets, and a silent Zendesk holds nothing up", async () => {
  ledBy("{ by: user_field, field: adviser }", "{ by: agent, email: desk@example.com }");
  day.zendesk.addUser(501, { role: "end-user" });
  await day.hears("10:00", day.created());
  await day.hears("10:01", ticketEvent("created", day.zendesk.addTicket(3, { status: "new" })));
  expect(readings()).toBe(1);
  await day.rows("DELETE FROM people");
  day.zendesk.fail(/users/, 503, 5);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  await day.hears("10:02", ticketEvent("created", day.zendesk.addTicket(4, { status: "new" })));
  expect(writes().at(-1)).toEqual({
    ticket: expect.objectContaining({ assignee_email: "desk@example.com" }),
  });
});

test("nobody is read where an agent has chosen already", async () => {
  ledBy("{ by: user_field, field: adviser }");
  Object.assign(day.ticket, { assignee_id: 4 });
  await day.hears("10:00", day.created());
  expect(readings()).toBe(0);
});

test("the card names who answered first; a deleted agent's name goes at once", async () => {
  day.zendesk.addUser(3, { name: "Ana Ruiz" });
  await day.hears("10:00", day.created());
  await day.hears("10:30", day.reply("10:30"));
  await day.hears("10:40", day.reply("10:40"));
  expect(readings()).toBe(1);
  const brief = async (): Promise<unknown> => {
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await day.fetch(new Request("https://tierwise.test/api/tickets/1/brief", { headers }));
    return response.json();
  };
  expect(await brief()).toMatchObject({ owner: { id: 3, name: "Ana Ruiz" } });
  const gone = { ...(day.created() as object), type: "zen:event-type:user.deleted", subject: "zen:user:3" };
  await day.hears("10:45", gone);
  expect(await day.rows("SELECT id FROM people WHERE id = 3")).toEqual([]);
});
