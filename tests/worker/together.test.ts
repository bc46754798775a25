import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import {
  putTickets,
  serviceLevelsWritten,
  type TicketRow,
  ticketsByIds,
} from "../../worker/store/tickets.ts";
import { emptyStore } from "./support/world.ts";

beforeEach(emptyStore);

/** What queue and cron each hold in hand when they look at ticket 1 at the same time. */
function row(updatedAt: string, more: Partial<TicketRow> = {}, status: "new" | "open" = "new"): TicketRow {
  const facts = {
    id: 1,
    status,
    priority: null,
    type: null,
    tags: [],
    organizationId: null,
    requesterId: null,
    assigneeId: null,
    groupId: null,
    brandId: null,
    formId: null,
    channel: null,
    externalId: null,
    createdAt: "2026-11-22T10:00:00Z",
    customFields: {},
    subjectWords: [],
  };
  return { facts, updatedAt, serviceLevel: null, serviceLevelAt: null, ...more };
}

test("an older state written last does not overwrite a newer one", async () => {
  await putTickets(env.DB, [row("2026-11-22T10:05:00Z", {}, "open")]).run();
  await putTickets(env.DB, [row("2026-11-22T10:04:00Z")]).run();
  const [kept] = await ticketsByIds(env.DB, [1]);
  expect([kept?.facts.status, kept?.updatedAt]).toEqual(["open", "2026-11-22T10:05:00Z"]);
});

test("a level that reached Zendesk meanwhile stays known", async () => {
  await putTickets(env.DB, [row("2026-11-22T10:04:00Z")]).run();
  const written = { id: 1, value: "sla_vip_general", priority: null, at: "2026-11-22T10:06:00Z" };
  await serviceLevelsWritten(env.DB, [written]).run();
  await putTickets(env.DB, [row("2026-11-22T10:05:00Z", {}, "open")]).run();
  const [kept] = await ticketsByIds(env.DB, [1]);
  expect([kept?.facts.status, kept?.serviceLevel, kept?.serviceLevelAt]).toEqual([
    "open",
    "sla_vip_general",
    "2026-11-22T10:06:00Z",
  ]);
});

test("a level that people changed after our write replaces it", async () => {
  const ours = { serviceLevel: "sla_vip_general", serviceLevelAt: "2026-11-22T10:06:00Z" };
  await putTickets(env.DB, [row("2026-11-22T10:06:00Z", ours)]).run();
  await putTickets(env.DB, [
    row("2026-11-22T10:07:00Z", { ...ours, serviceLevel: "sla_core_general" }),
  ]).run();
  expect((await ticketsByIds(env.DB, [1]))[0]?.serviceLevel).toBe("sla_core_general");
});
