import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FakeTicket } from "../support/fakeZendesk.ts";
import { organizationEvent, ticketEvent } from "../support/events.ts";
import { token } from "../support/token.ts";
import { emptyStore, World } from "../support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
  world.zendesk.addOrganization(10);
});
afterEach(() => vi.restoreAllMocks());

async function arrives(id: number, changes: Partial<FakeTicket>, event = "status_changed"): Promise<void> {
  const ticket = { organization_id: 10, type: "incident", assignee_id: 3, ...changes };
  await world.arrive(ticketEvent(event, world.zendesk.addTicket(id, ticket)));
}

type Solved = {
  ticketId: number;
  solvedAt: string;
  solver: { id: number } | null;
  replies: { key: string }[];
};
async function historyOf(id: number): Promise<Solved[] | undefined> {
  const headers = { authorization: `Bearer ${await token()}` };
  const path = `https://tierwise.test/api/tickets/${id}/brief`;
  const response = await world.fetch(new Request(path, { headers }));
  const brief: { history?: Solved[] } = await response.json();
  return brief.history;
}
const kept = () =>
  world.rows<{ id: number; at: string }>("SELECT ticket_id AS id, solved_at AS at FROM solved_tickets");

test("a problem like one that was solved before shows who solved it, and with which reply", async () => {
  const tags = ["reply_solved", "flow_hotline_greet"];
  await arrives(1, { status: "solved", tags, updated_at: "2026-11-01T10:00:00Z" });
  await arrives(2, { status: "solved", type: "question", updated_at: "2026-11-02T10:00:00Z" });
  await arrives(3, { status: "open" }, "created");
  expect(await historyOf(3)).toMatchObject([
    { ticketId: 1, solvedAt: "2026-11-01T10:00:00Z", solver: { id: 3 }, replies: [{ key: "solved" }] },
  ]);
});

test("another customer's problems are never shown", async () => {
  world.zendesk.addOrganization(11);
  await arrives(1, { status: "solved", organization_id: 11 });
  await arrives(3, { status: "open" }, "created");
  expect(await historyOf(3)).toEqual([]);
});

test("closing a solved ticket is no new solution", async () => {
  await arrives(1, { status: "solved", updated_at: "2026-11-01T10:00:00Z" });
  await arrives(1, { status: "closed", updated_at: "2026-11-05T10:00:00Z" });
  expect(await kept()).toEqual([{ id: 1, at: "2026-11-01T10:00:00Z" }]);
});

test("a ticket that is reopened was not solved", async () => {
  await arrives(1, { status: "solved", updated_at: "2026-11-01T10:00:00Z" });
  await arrives(1, { status: "open", updated_at: "2026-11-02T10:00:00Z" });
  expect(await kept()).toEqual([]);
});

test("our own tasks solve nobody's problem", async () => {
  await arrives(1, { status: "solved", type: "task", external_id: "tierwise:visit:1" });
  expect(await kept()).toEqual([]);
});

test("no subject is kept", async () => {
  await arrives(1, { status: "solved", subject: "Payroll of Mr Secret" });
  expect(JSON.stringify(await world.rows("SELECT * FROM solved_tickets"))).not.toContain("Secret");
});

test("a deleted person's id goes, a deleted ticket and a deleted organization go whole", async () => {
  await arrives(1, { status: "solved" });
  await arrives(2, { status: "solved" });
  const gone = ticketEvent("created", world.zendesk.addTicket(90));
  await world.arrive({
    ...gone,
    id: "person-gone",
    type: "zen:event-type:user.deleted",
    subject: "zen:user:3",
  });
  expect(await world.rows("SELECT DISTINCT solver_id AS id FROM solved_tickets")).toEqual([{ id: null }]);
  await world.arrive(ticketEvent("permanently_deleted", world.zendesk.addTicket(1, { organization_id: 10 })));
  expect((await kept()).map(({ id }) => id)).toEqual([2]);
  const organization = world.zendesk.addOrganization(10);
  world.zendesk.organizations.delete(10);
  await world.arrive(organizationEvent("deleted", organization));
  expect(await kept()).toEqual([]);
});
