import { describe, expect, test } from "vitest";
import { recordAnswer, writeField } from "../../../app/features/flows/recordAnswer.ts";
import { writeTags } from "../../../app/features/flows/ticketTags.ts";
import { fakeZaf } from "../fakeZaf.ts";

const tagsNow = { ok: true, value: { tags: ["billing", "flow_call_greet"] } } as const;
const sent = (requests: ReturnType<typeof fakeZaf>["requests"]) =>
  requests.map(({ type, url, data }) => [
    type,
    url,
    data === undefined ? null : (JSON.parse(data) as unknown),
  ]);

describe("ticks are kept on the ticket", () => {
  test("a tick adds its tag and touches no other", async () => {
    const { zaf, requests } = fakeZaf({ answer: () => tagsNow });
    const written = await writeTags(zaf, 7, ["billing"], { add: ["flow_call_greet"], remove: [] });
    expect(sent(requests)).toEqual([["PUT", "/api/v2/tickets/7/tags.json", { tags: ["flow_call_greet"] }]]);
    expect(written).toEqual({ ok: true, value: ["billing", "flow_call_greet"] });
  });

  test("another answer takes the first one's tag away before it adds its own", async () => {
    const { zaf, requests } = fakeZaf({ answer: () => tagsNow });
    await writeTags(zaf, 7, ["a"], { add: ["b"], remove: ["a"] });
    expect(requests.map(({ type }) => type)).toEqual(["DELETE", "PUT"]);
  });

  test("removing may be answered with nothing", async () => {
    const { zaf } = fakeZaf({ answer: () => ({ ok: true, value: "" }) });
    expect(await writeTags(zaf, 7, ["a", "b"], { add: [], remove: ["a"] })).toEqual({
      ok: true,
      value: ["b"],
    });
  });

  test("a refusal says why", async () => {
    const { zaf } = fakeZaf({
      answer: () => ({ ok: false, error: { reason: "http", status: 403, detail: "" } }),
    });
    const written = await writeTags(zaf, 7, [], { add: ["a"], remove: [] });
    expect(written).toEqual({ ok: false, error: "forbidden" });
  });
});

describe("answers are written into the ticket's field", () => {
  const fields = { ticket_fields: [{ id: 11, title: "Order number" }], meta: { has_more: false } };
  const ticket = { ticket: { custom_fields: [{ id: 11, value: "A-1" }] } };
  const host = () =>
    fakeZaf({ answer: ({ url }) => ({ ok: true, value: url.includes("ticket_fields") ? fields : ticket }) });

  test("found by its title, and what it held before can be put back", async () => {
    const { zaf, requests } = host();
    const recorded = await recordAnswer(zaf, 7, "Order number", "A-2");
    expect(recorded).toEqual({ ok: true, value: { fieldId: 11, before: "A-1" } });
    if (recorded.ok) await writeField(zaf, 7, recorded.value);
    const puts = sent(requests).filter(([type]) => type === "PUT");
    expect(puts.map(([, , body]) => body)).toEqual([
      { ticket: { custom_fields: [{ id: 11, value: "A-2" }] } },
      { ticket: { custom_fields: [{ id: 11, value: "A-1" }] } },
    ]);
  });

  test("found by its id, without a search", async () => {
    const { zaf, requests } = host();
    await recordAnswer(zaf, 7, "11", "A-2");
    expect(requests.some(({ url }) => url.includes("ticket_fields"))).toBe(false);
  });

  test("where the account has no such field, nothing is written", async () => {
    const { zaf, requests } = host();
    expect(await recordAnswer(zaf, 7, "Invoice", "9")).toEqual({ ok: false, error: "no_fields" });
    expect(requests.every(({ type }) => type === "GET")).toBe(true);
  });
});
