import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyStore, World } from "../support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const dateText = (at: Date): string => at.toISOString().slice(0, 10);

const NEW_FOR_THIRTY_DAYS = `preset: it-services
facts:
  - { key: first_order_on, title: First order, kind: date }
  - { key: days_as_customer, title: Days as a customer, kind: number, daysSince: first_order_on }
`;
const FRESH = "all: [{ field: days_as_customer, operator: less_than, value: 30 }], any: []";

/** A customer since ten days with an open ticket, another who never ordered. */
async function account(policy: string): Promise<void> {
  world.zendesk.policy = NEW_FOR_THIRTY_DAYS + policy;
  world.zendesk.addOrganization(1, { first_order_on: `${dateText(inDays(-10))}T00:00:00+00:00` });
  world.zendesk.addOrganization(2);
  world.zendesk.addTicket(1, { organization_id: 1 });
  await world.cron("*/5 * * * *");
  await world.drain();
}

async function minuteOf(at: Date): Promise<void> {
  await world.cron("* * * * *", at);
  await world.drain();
}

test("a tier that asks for days is judged again on the day they have passed, and not before", async () => {
  await account(`tiers:\n  - key: vip\n    stay: 0s\n    grace: 0s\n    when: { ${FRESH} }\n`);
  expect([1, 2].map((id) => world.zendesk.tierOf(id))).toEqual(["tier_vip", "tier_ordinary"]);
  await minuteOf(inDays(18));
  expect(world.zendesk.tierOf(1)).toBe("tier_vip");
  await minuteOf(inDays(21));
  await minuteOf(inDays(21));
  expect(world.zendesk.tierOf(1)).toBe("tier_ordinary");
  expect(world.zendesk.levelOf(1)).toBe("sla_ordinary_general");
  const due = await world.rows("SELECT id FROM customers WHERE judge_again_at IS NOT NULL");
  expect(due).toEqual([]);
});

test("a segment that asks for days reaches the open tickets when they have passed, though the tier stays", async () => {
  await account(`segments:\n  - { key: fresh, group: stage, title: Fresh, when: { ${FRESH} } }\n`);
  const segments = async (): Promise<unknown[]> => {
    const [row] = await world.rows<{ events: string }>("SELECT events FROM ticket_moments");
    const events = JSON.parse(row?.events ?? "[]") as { kind: string; at: string; segments?: string[] }[];
    return events
      .filter(({ kind }) => kind === "level")
      .toSorted((one, other) => one.at.localeCompare(other.at))
      .map((event) => event.segments);
  };
  expect(await segments()).toEqual([["fresh"]]);
  await minuteOf(inDays(21));
  expect(await segments()).toEqual([["fresh"], []]);
});

test("a fact that changes a segment reaches the open tickets at once, though the tier stays", async () => {
  await account(`segments:\n  - { key: fresh, group: stage, title: Fresh, when: { ${FRESH} } }\n`);
  const organization = world.zendesk.addOrganization(1, { first_order_on: "2020-01-01T00:00:00+00:00" });
  organization.updated_at = "2026-11-22T12:00:00Z";
  await world.consume([{ kind: "look", tickets: [], organizations: [1], judge: [], cause: "test" }]);
  const [row] = await world.rows<{ events: string }>("SELECT events FROM ticket_moments");
  expect(row?.events).toContain('"segments":[]');
});
