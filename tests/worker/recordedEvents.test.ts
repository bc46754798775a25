import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signedRequest } from "./support/signedRequest.ts";
import { emptyStore, World } from "./support/world.ts";

/** Every recorded shape of tests/fixtures/webhooks, byte for byte. */
const FIXTURES = import.meta.glob<string>("../fixtures/webhooks/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** What each kind of event must lead to. */
const DOES = {
  ticket: "levels the ticket",
  organization: "judges the customer",
  user: "leaves everything alone",
  erasure: "erases the person",
  messaging_ticket: "leaves everything alone",
} as const;

const ORGANIZATION = 9_100_000_000_801;
let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => vi.restoreAllMocks());

function kindOf(type: string): keyof typeof DOES {
  if (type === "user.deleted") return "erasure";
  if (type.startsWith("ticket.")) return "ticket";
  if (type.startsWith("organization.")) return "organization";
  return type.startsWith("user.") ? "user" : "messaging_ticket";
}

const cases = Object.entries(FIXTURES).map(([path, body]) => {
  const name = path.replace(/^.*\//, "").replace(/\.json$/, "");
  return [name, DOES[kindOf(name)], body] as const;
});

test("there are recorded events of every family", () => {
  expect(new Set(cases.map(([name]) => kindOf(name)))).toEqual(new Set(Object.keys(DOES)));
});

test.each(cases)("%s, signed as it came, is accepted and %s", async (name, _, body) => {
  const event: { account_id: number; subject: string; type: string } = JSON.parse(body);
  const id = Number(event.subject.split(":").at(-1));
  world = new World({ ZENDESK_ACCOUNT_ID: String(event.account_id) });
  const kind = kindOf(name);
  if (kind === "ticket") {
    world.zendesk.addOrganization(ORGANIZATION, { yearly_it_spend: 300_000 });
    world.zendesk.addTicket(id, { status: "open" });
  }
  if (kind === "organization") world.zendesk.addOrganization(id, { yearly_it_spend: 300_000 });
  if (kind === "erasure") {
    await world.env.DB.prepare(
      "INSERT INTO tickets (id, status, requester_id, created_at, updated_at) VALUES (1, 'open', ?, '', '')",
    )
      .bind(id)
      .run();
  }
  expect((await world.fetch(await signedRequest(body))).status).toBe(202);
  await world.drain();
  const [delivery] = await world.rows<{ type: string; outcome: string }>(
    "SELECT type, outcome FROM deliveries",
  );
  expect(delivery?.type).toBe(event.type.replace("zen:event-type:", ""));
  switch (kind) {
    case "ticket":
      expect(world.zendesk.levelOf(id)).toMatch(/^sla_(core|ordinary)_/);
      break;
    case "organization":
      expect(world.zendesk.tierOf(id)).toBe("tier_core");
      break;
    case "erasure":
      expect(await world.rows("SELECT requester_id FROM tickets")).toEqual([{ requester_id: null }]);
      break;
    case "user":
    case "messaging_ticket":
      expect(delivery?.outcome).toBe("ignored");
      expect(world.zendesk.calls(/^PUT/)).toEqual([]);
      break;
  }
});
