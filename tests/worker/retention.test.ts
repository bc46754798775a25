import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { emptyStore, World } from "./support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

const DAY_MS = 24 * 3600 * 1000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const count = async (table: string): Promise<number | undefined> =>
  (await world.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n;
/** The weekly reports, which the same run may make, apart. */
const WRITES = "effects WHERE kind <> 'new_ticket'";

test("the daily run lets go of what was kept long enough, and of nothing else", async () => {
  world.zendesk.addOrganization(1, { yearly_it_spend: 300_000 });
  const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  await world.arrive(
    ticketEvent("created", world.zendesk.addTicket(1, { organization_id: 1, updated_at: now })),
    ticketEvent("created", world.zendesk.addTicket(2, { status: "closed", updated_at: now })),
    ticketEvent("soft_deleted", world.zendesk.addTicket(3, { updated_at: now })),
  );
  await world.cron("17 3 * * *", inDays(29));
  expect([await count("deliveries"), await count("tickets")]).toEqual([3, 3]);
  await world.cron("17 3 * * *", inDays(31));
  expect([await count("deliveries"), await count("tickets"), await count(WRITES)]).toEqual([0, 2, 2]);
  await world.cron("17 3 * * *", inDays(401));
  expect([
    await count("tickets"),
    await count(WRITES),
    await count("customers"),
    await count("tier_history"),
  ]).toEqual([1, 0, 1, 1]);
});

test("a cron nobody wrote work for fails loudly", async () => {
  await expect(world.cron("1 1 1 1 1")).rejects.toThrow("unknown cron");
});
