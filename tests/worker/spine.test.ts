import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ticketEvent } from "./support/events.ts";
import { emptyStore, World } from "./support/world.ts";

beforeEach(emptyStore);
afterEach(() => vi.restoreAllMocks());

test("a new ticket of a customer gets its service level with one write", async () => {
  const world = new World();
  world.zendesk.addOrganization(10, { yearly_it_spend: 10_000_000 });
  const ticket = world.zendesk.addTicket(1, { organization_id: 10 });
  await world.arrive(ticketEvent("created", ticket));
  expect(world.zendesk.levelOf(1)).toMatch(/^sla_/);
  expect(world.zendesk.calls(/^PUT .*tickets/)).toHaveLength(1);
});
