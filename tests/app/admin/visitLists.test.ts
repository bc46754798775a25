import { describe, expect, it } from "vitest";
import { fetchVisitLists, type Order } from "../../../app/features/visit-lists/fetchVisitLists.ts";
import { staleRow, unsignedRow, unsolvedRow } from "../../../app/features/visit-lists/visitListRows.ts";
import { fakeZaf } from "../fakeZaf.ts";
import { textsIn } from "../texts.ts";

const INSTALLATION = { workerUrl: "https://tw.example.dev", subdomain: "acme" };
const t = textsIn("en");
const NAMES = new Map([[5, "Li Wei"]]);
const ORDER: Order = {
  visitId: 71,
  organizationId: 9,
  customer: "Acme",
  engineerId: 5,
  doneOn: "2026-11-04",
};
const LISTS: { readonly [path: string]: unknown } = {
  "/api/lists/unsigned-orders": { before: "2026-11-20", orders: [ORDER], left: 3 },
  "/api/lists/unsolved-orders": {
    day: "2026-11-19",
    orders: [{ ...ORDER, result: null, hasReason: false }],
    left: 0,
  },
  "/api/lists/stale-profiles": { before: null, profiles: [], left: 0 },
};
const worker = (lists = LISTS) =>
  fakeZaf({ answer: ({ url }) => ({ ok: true, value: lists[new URL(url).pathname] }) });

describe("visits to follow up", () => {
  it("open their ticket and say whose they are and when they were made", () => {
    expect(unsignedRow(ORDER, NAMES, t, "en")).toEqual({
      key: "71",
      title: "Acme, #71",
      to: ["ticket", 71],
      detail: "Li Wei · Nov 4, 2026",
    });
  });

  it("are named by their ticket where the customer is not known, nor who was there", () => {
    const row = unsignedRow({ ...ORDER, customer: null, engineerId: 77 }, NAMES, t, "en");
    expect([row.title, row.detail]).toEqual(["Ticket #71", "Agent 77 · Nov 4, 2026"]);
    expect(unsignedRow({ ...ORDER, engineerId: null }, NAMES, t, "en").detail).toMatch(/^Nobody assigned/);
  });

  it("say what their result lacks", () => {
    const detail = (result: "unsolved" | null, hasReason: boolean) =>
      unsolvedRow({ ...ORDER, result, hasReason }, NAMES, t).detail;
    expect([detail(null, false), detail("unsolved", false), detail("unsolved", true)]).toEqual([
      "Li Wei · no result yet",
      "Li Wei · not solved, no reason given",
      "Li Wei · not solved, with a reason",
    ]);
  });

  it("are asked for a few at a time, but for the list that is wanted whole", async () => {
    const { zaf, requests } = worker();
    expect(await fetchVisitLists(zaf, INSTALLATION, ["unsolved"])).toMatchObject({
      ok: true,
      value: {
        unsigned: { orders: [ORDER], left: 3 },
        unsolved: { day: "2026-11-19" },
        stale: { before: null },
      },
    });
    expect(requests.map(({ url }) => new URL(url).searchParams.get("atMost"))).toEqual(["10", "500", "10"]);
  });

  it("are refused where something else answers for one of them", async () => {
    const { zaf } = worker({ ...LISTS, "/api/lists/stale-profiles": { profiles: [] } });
    expect(await fetchVisitLists(zaf, INSTALLATION, [])).toMatchObject({ error: { reason: "refused" } });
  });
});

describe("a profile to review", () => {
  it("opens its organization and says when it was reviewed last", () => {
    const profile = { organizationId: 9, name: "Acme", reviewedOn: "2026-10-20" };
    expect(staleRow(profile, t, "en")).toEqual({
      key: "9",
      title: "Acme",
      to: ["organization", 9],
      detail: "reviewed Oct 20, 2026",
    });
    const unnamed = staleRow({ ...profile, name: null, reviewedOn: null }, t, "en");
    expect([unnamed.title, unnamed.detail]).toEqual(["Organization 9", "never reviewed"]);
  });
});
