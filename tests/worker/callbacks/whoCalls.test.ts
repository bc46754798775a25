import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import { emptyStore } from "../support/world.ts";
import { AFTER_SOLVING, CallDesk } from "./callDesk.ts";

const OWNER = "  - { key: owner, title: { en: Owner }, resolve: [{ by: assignee }] }\n";
const POLICY = AFTER_SOLVING.replace("roles:\n", `roles:\n${OWNER}`).replace(
  "who: [caller]",
  "who: [owner, caller]",
);

let desk: CallDesk;
beforeEach(async () => {
  await emptyStore();
  desk = new CallDesk(POLICY);
  for (const id of [7, 8, 9]) desk.zendesk.addUser(id);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const away = (id: number, from: number, to: number) => {
  const tags = [`handover_from_${from}`, `handover_to_${to}`, "handover_until_2026-11-30"];
  const child_events = [{ event_type: "Create", tags }];
  desk.zendesk.saves.push({
    ticket_id: id,
    created_at: "2026-11-23T09:00:00Z",
    updater_id: from,
    child_events,
  });
  return desk.aTicket(id, { type: "task", organization_id: null, requester_id: from, tags });
};

/** Who is to call about a ticket that agent 7 had. */
async function caller(): Promise<unknown> {
  const ticket = await desk.aTicket(42, { assignee_id: 7 });
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  const [{ body } = { body: null }] = desk.zendesk.calls(/^POST \/api\/v2\/tickets$/);
  const { assignee_id: id, assignee_email: email } = (body as { ticket: Record<string, unknown> }).ticket;
  return id ?? email;
}

test("a stand-in calls for whoever is away, and the stand-in's for one who is away too (A16)", async () => {
  await away(90, 7, 8);
  await away(91, 8, 9);
  expect(await caller()).toBe(9);
});

test("a lead who is whoever answered first hears of an overdue call, as of anything else", async () => {
  const lead = "  - { key: lead, title: { en: Team lead }, resolve: [{ by: first_responder }] }\n";
  desk.zendesk.policy = POLICY.replace(/ {2}- \{ key: lead, .*\n/, lead);
  const ticket = await desk.aTicket(42, { assignee_id: 7 });
  Object.assign(ticket, { updated_at: "2026-11-23T09:30:00Z" });
  const author = { id: "9", is_staff: true, name: "A name" };
  const comment = { id: "77", body: "A text", is_public: true, author };
  await desk.hears("09:30", ticketEvent("comment_added", { ...ticket }, { comment }));
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  await desk.minute("24 10:01");
  await desk.minute("24 10:02");
  expect(desk.changes(desk.task().id)).toMatchObject([
    { additional_tags: ["notify_lead"], followers: [{ user_id: 9, action: "put" }] },
  ]);
});

test("a stand-in who is suspended calls nobody: the next in line does", async () => {
  desk.zendesk.addUser(8, { suspended: true });
  await away(90, 7, 8);
  expect(await caller()).toBe("caller@example.com");
});
