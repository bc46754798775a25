import { describe, expect, it } from "vitest";
import { createZendesk } from "../../worker/zendesk/index.ts";
import { type FakeReply, fakeZendesk, type SeenCall } from "./fakeZendesk.ts";

const setUp = (answer: (call: SeenCall) => FakeReply) => {
  const fake = fakeZendesk(answer);
  const zendesk = createZendesk({
    baseUrl: "https://a.zendesk.com",
    clientId: "c",
    clientSecret: "s",
    fetch: fake.fetch,
  });
  return { fake, zendesk };
};
const asked = (call: SeenCall): string =>
  `${call.method} ${call.url.pathname}${decodeURIComponent(call.url.search)}`;
const ticket = (id: number) => ({
  id,
  status: "open",
  created_at: "2026-11-22T10:00:00Z",
  updated_at: "2026-11-22T10:00:00Z",
});

describe("lists", () => {
  it("follow the cursor while there is more, and ignore the link that a last page still has", async () => {
    const { fake, zendesk } = setUp((call) => {
      const isSecond = call.url.searchParams.get("page[after]") === "abc";
      return {
        json: {
          groups: [isSecond ? { id: 2, name: "B" } : { id: 1, name: "A" }],
          meta: { has_more: !isSecond, after_cursor: isSecond ? "xyz" : "abc" },
          links: { next: "https://elsewhere.example/api/v2/groups?page[after]=xyz" },
        },
      };
    });
    const groups = await zendesk.groups.list();
    expect(groups).toMatchObject({ ok: true, value: [{ id: 1 }, { id: 2 }] });
    expect(fake.calls.map(asked)).toEqual([
      "GET /api/v2/groups?page[size]=100",
      "GET /api/v2/groups?page[size]=100&page[after]=abc",
    ]);
  });

  it("follow offset pages where the endpoint knows no cursor, always on our own host", async () => {
    const { fake, zendesk } = setUp((call) => ({
      json: {
        groups: [{ id: Number(call.url.searchParams.get("page") ?? 1), name: "G" }],
        next_page: call.url.searchParams.has("page")
          ? null
          : "https://elsewhere.example/api/v2/groups?page=2",
      },
    }));
    expect(await zendesk.groups.list()).toMatchObject({ ok: true, value: [{ id: 1 }, { id: 2 }] });
    expect(new Set(fake.calls.map((call) => call.url.host))).toEqual(new Set(["a.zendesk.com"]));
  });

  it("show_many asks for any number of ids, a hundred at a time", async () => {
    const { fake, zendesk } = setUp((call) => ({
      json: { tickets: (call.url.searchParams.get("ids") ?? "").split(",").map((id) => ticket(Number(id))) },
    }));
    const answer = await zendesk.tickets.showMany(Array.from({ length: 250 }, (_, index) => index + 1));
    expect(answer.ok && answer.value.length).toBe(250);
    expect(fake.calls).toHaveLength(3);
  });

  it("asking for no ids asks nothing", async () => {
    const { fake, zendesk } = setUp(() => ({ json: {} }));
    expect(await zendesk.organizations.showMany([])).toEqual({ ok: true, value: [] });
    expect(fake.calls).toEqual([]);
  });

  it("an export page tells where the next begins and whether there is one", async () => {
    const { fake, zendesk } = setUp(() => ({
      json: { tickets: [ticket(1)], after_cursor: "c1", after_url: "x", end_of_stream: true },
    }));
    expect(await zendesk.tickets.exportPage({ cursor: "c0=" })).toMatchObject({
      ok: true,
      value: { tickets: [{ id: 1, tags: [], custom_fields: [] }], cursor: "c1", endOfStream: true },
    });
    expect(fake.calls.map(asked)).toEqual(["GET /api/v2/incremental/tickets/cursor?cursor=c0="]);
  });

  it("a bulk update sends each ticket its own changes and answers with the job", async () => {
    const { fake, zendesk } = setUp(() => ({
      json: { job_status: { id: "V3-1", status: "queued", results: null } },
    }));
    const job = await zendesk.tickets.updateMany([
      { id: 1, custom_fields: [{ id: 5, value: "sla_vip_urgent" }] },
    ]);
    expect(job).toMatchObject({ ok: true, value: { id: "V3-1", status: "queued" } });
    expect(fake.calls[0]).toMatchObject({
      method: "PUT",
      body: { tickets: [{ id: 1, custom_fields: [{ id: 5, value: "sla_vip_urgent" }] }] },
    });
  });

  it("more than a hundred in one bulk call is the caller's bug", async () => {
    const { zendesk } = setUp(() => ({ json: {} }));
    const many = Array.from({ length: 101 }, (_, index) => ({ id: index }));
    await expect(async () => zendesk.tickets.updateMany(many)).rejects.toThrow(RangeError);
  });

  it("the idempotency key goes out with the ticket", async () => {
    const { fake, zendesk } = setUp(() => ({ status: 201, json: { ticket: ticket(7) } }));
    await zendesk.tickets.create({ subject: "S", comment: { body: "B" } }, { idempotencyKey: "callback-7" });
    expect(fake.calls[0]?.headers.get("idempotency-key")).toBe("callback-7");
  });
});
