import { describe, expect, test } from "vitest";
import {
  addPreviews,
  NO_PREVIEW,
  previewCustomers,
  previewPolicy,
  previewTickets,
  rankCutOff,
  rankKeys,
} from "#core";
import { customer, NOW, ticket } from "../facts.ts";
import { small } from "../smallPolicy.ts";

const gold = (value: number, more: object = {}) => ({
  tiers: { gold: { when: { all: [{ field: "spend", operator: "greater_than_equal", value }] }, ...more } },
});
const current = small();
const customers = [500, 1500, 5].map((spend, index) => customer({ spend }, { id: index + 1 }));
const of = (draft: Parameters<typeof small>[0], tickets = [ticket({ organizationId: 1 })]) =>
  previewPolicy(current, small(draft), { customers, tickets }, NOW);

describe("a draft beside the policy in force (I7)", () => {
  test("says who moves, and which levels follow", () => {
    expect(of(gold(400))).toEqual({
      counts: { customers: 3, movesUp: 1, movesDown: 0, announced: 0, tickets: 1, levels: 1, promises: 0 },
      moves: [{ id: 1, name: "Acme", from: "silver", to: "gold", direction: "up", at: null }],
      levels: [{ ticketId: 42, from: "sla_silver_general", to: "sla_gold_general" }],
      promises: [],
    });
  });

  test("a downgrade that waits for stay and grace is announced", () => {
    const held = customer(
      { spend: 1500 },
      { id: 2, standing: { tier: "gold", since: "2026-01-01T00:00:00Z", lowerSince: null } },
    );
    const draft = small(gold(2000, { grace: "30d" }));
    expect(previewPolicy(current, draft, { customers: [held], tickets: [] }, NOW)).toMatchObject({
      counts: { movesDown: 0, announced: 1 },
      moves: [{ from: "gold", to: "silver", direction: "down", at: "2026-12-22T08:00:00Z" }],
    });
  });

  test("top p % is counted over the customers given", () => {
    const draft = { tiers: { gold: { when: null, top: { percent: 34, by: "spend" } } } };
    expect(of(draft).moves.map(({ id, to }) => [id, to])).toEqual([[1, "gold"]]);
  });

  test("tickets that can't change are not counted", () => {
    const closed = ticket({ organizationId: 1, status: "closed" });
    const visit = ticket({ organizationId: 1, externalId: "tierwise:visit:1" });
    expect(of(gold(400), [closed, visit]).counts).toMatchObject({ tickets: 0, levels: 0 });
  });

  test("a removed tier is left downwards", () => {
    expect(of({ tiers: { gold: null } }).moves).toMatchObject([
      { id: 2, from: "gold", to: "silver", direction: "down" },
    ]);
  });
});

describe("a preview in pages", () => {
  const draft = small({ tiers: { gold: { when: null, top: { percent: 34, by: "spend" } } } });
  const tickets = customers.map(({ id }) => ticket({ id: 40 + id, organizationId: id }));
  const cutOffs = Object.fromEntries(
    rankKeys(draft).map(({ rankKey, percent }) => [rankKey, rankCutOff([500, 1500, 5], percent)]),
  );

  test("adds up to the whole, top p % as it was counted over all", () => {
    const pages = [
      ...customers.map((one) => previewCustomers(current, draft, [one], cutOffs, NOW)),
      ...tickets.map((one) => previewTickets(current, draft, { tickets: [one], customers }, cutOffs, NOW)),
    ];
    const whole = previewPolicy(current, draft, { customers, tickets }, NOW);
    expect(pages.reduce(addPreviews, NO_PREVIEW)).toEqual(whole);
    expect(whole.counts).toMatchObject({ customers: 3, movesUp: 1, tickets: 3, levels: 1 });
  });
});
