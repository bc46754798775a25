import { describe, expect, it } from "vitest";
import { createZendesk } from "../../worker/zendesk/index.ts";
import { fakeZendesk } from "./fakeZendesk.ts";

/** The saves that the client reads out of these ticket events. */
async function saves(...events: readonly unknown[]): Promise<unknown> {
  const fake = fakeZendesk(() => ({ json: { ticket_events: events, end_time: 1, end_of_stream: true } }));
  const options = { baseUrl: "https://a.zendesk.com", clientId: "c", clientSecret: "s", fetch: fake.fetch };
  const page = await createZendesk(options).tickets.exportSaves(0);
  return page.ok ? page.value.saves : page.error;
}

const AT = 1_790_000_000;
const event = (...child_events: readonly unknown[]) => ({
  id: 1,
  ticket_id: 42,
  timestamp: AT,
  updater_id: 3,
  child_events,
});
const save = { ticketId: 42, at: "2026-09-21T14:13:20Z", authorId: 3, changes: [], comments: [] };

describe("the export of ticket events", () => {
  it("says what a field was and became; a child without a kind is a change", async () => {
    const children = [{ via: "Email", via_reference_id: 2, status: "solved", previous_value: "open" }];
    expect(await saves(event(...children))).toEqual([
      { ...save, changes: [{ field: "status", value: "solved", previous: "open" }] },
    ]);
  });

  it("says of a new ticket what was set, with no value before", async () => {
    const child = { event_type: "Create", assignee_id: "7" };
    expect(await saves(event(child))).toEqual([{ ...save, changes: [{ field: "assignee_id", value: "7" }] }]);
  });

  it("names custom fields by id, and works out the tags there were", async () => {
    const children = [
      { event_type: "Change", custom_ticket_fields: { "99": "x" }, previous_value: null },
      { event_type: "Change", tags: ["a", "b"], added_tags: ["b"], removed_tags: ["c"] },
    ];
    expect(await saves(event(...children))).toEqual([
      {
        ...save,
        changes: [
          { field: "99", value: "x", previous: null },
          { field: "tags", value: ["a", "b"], previous: ["a", "c"] },
        ],
      },
    ]);
  });

  it("says who commented, or, without the sideload, that whoever saved did", async () => {
    const whole = { event_type: "Comment", public: true, author_id: 501, body: "A text" };
    const mentioned = { event_type: "Comment", comment_present: true, comment_public: false };
    expect(await saves(event(whole, mentioned))).toEqual([
      {
        ...save,
        comments: [
          { isPublic: true, authorId: 501 },
          { isPublic: false, authorId: 3 },
        ],
      },
    ]);
  });

  it("of the system's saves nobody is the author, and what has no time is passed over", async () => {
    const bySystem = { ...event(), updater_id: -1 };
    const timeless = { ...event(), timestamp: null };
    expect(await saves(bySystem, timeless)).toEqual([{ ...save, authorId: null }]);
  });

  it("puts saves in order of time", async () => {
    const later = { ...event(), id: 2, created_at: "2026-09-21T14:13:21.9Z" };
    const order = (await saves(later, event())) as readonly { readonly at: string }[];
    expect(order.map(({ at }) => at)).toEqual([save.at, "2026-09-21T14:13:21Z"]);
  });
});
