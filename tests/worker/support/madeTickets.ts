import type { FakeTicket, FakeZendesk } from "./fakeZendesk.ts";

export const RESULT_FIELD_ID = 9201;
export const CAUSE_FIELD_ID = 9202;
export const ANSWERS_FIELD_ID = 9203;
/** The ticket fields of callbacks as setup makes them. */
export const CALLBACK_FIELDS = [
  { id: RESULT_FIELD_ID, type: "tagger", title: "Callback result", active: true },
  { id: CAUSE_FIELD_ID, type: "text", title: "Callback cause", active: true },
  { id: ANSWERS_FIELD_ID, type: "textarea", title: "Callback answers", active: true },
];

type Item = Record<string, unknown>;
type Job = (items: readonly Item[], make: (item: Item, place: number) => string | Item) => Response;

/** Tickets that the Worker makes, and finds again by their external id; null for other requests. */
export function madeTickets(
  zendesk: FakeZendesk,
  route: string,
  url: URL,
  body: unknown,
  job: Job,
): Response | null {
  if (route === "POST /api/v2/tickets") {
    const item = recordOf(recordOf(body)["ticket"]);
    const refused = refusal(item);
    if (refused !== null)
      return Response.json({ error: "RecordInvalid", description: refused }, { status: 422 });
    return Response.json({ ticket: make(zendesk, item) }, { status: 201 });
  }
  if (route === "POST /api/v2/tickets/create_many") {
    const { tickets } = recordOf(body);
    return job(Array.isArray(tickets) ? tickets.map(recordOf) : [], (item, index) => {
      const refused = refusal(item);
      return refused === null
        ? { index, id: make(zendesk, item).id, account_id: 1 }
        : { index, error: "RecordInvalid", details: refused };
    });
  }
  if (route === "GET /api/v2/tickets") {
    const wanted = url.searchParams.get("external_id");
    return Response.json({
      tickets: [...zendesk.tickets.values()].filter((one) => one.external_id === wanted),
    });
  }
  return null;
}

/** User 666 is gone. */
const refusal = (item: Item): string | null => (item["requester_id"] === 666 ? "Requester: is gone" : null);

function make(zendesk: FakeZendesk, item: Item): FakeTicket {
  const number = (key: string): number | null => (typeof item[key] === "number" ? item[key] : null);
  const text = (key: string): string | null => (typeof item[key] === "string" ? item[key] : null);
  const id = Math.max(900, ...zendesk.tickets.keys()) + 1;
  return zendesk.addTicket(id, {
    type: text("type"),
    status: "open",
    tags: Array.isArray(item["tags"]) ? item["tags"].map(String) : [],
    organization_id: number("organization_id"),
    requester_id: number("requester_id") ?? 1,
    assignee_id: number("assignee_id") ?? (item["assignee_email"] === undefined ? null : 31),
    external_id: text("external_id"),
    due_at: text("due_at"),
    priority: text("priority"),
    subject: text("subject") ?? "",
  });
}

function recordOf(value: unknown): Item {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
