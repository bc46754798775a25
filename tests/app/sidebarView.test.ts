import { describe, expect, it } from "vitest";
import type { Brief } from "#core";
import { sidebarView } from "../../app/locations/ticket-sidebar/sidebarView.ts";

const brief: Brief = {
  asOf: "2026-11-22T08:00:00Z",
  policy: { version: 1, name: { en: "IT" }, problem: null },
  ticket: { id: 42, kind: "request" },
  customer: null,
  tier: {
    key: "ordinary",
    title: { en: "Ordinary" },
    optionValue: "tier_ordinary",
    colour: "grey",
    since: null,
    because: { kind: "no_organization" },
    isInZendesk: true,
  },
  segments: [],
  serviceLevel: null,
  visits: null,
  replies: [],
};

const nothing = { answer: null, answeredAt: 0, failure: null } as const;
const known = { answer: { kind: "brief", brief }, answeredAt: 1000, failure: null } as const;
const unknown = { answer: { kind: "unknown_ticket" }, answeredAt: 1000, failure: null } as const;

describe("what the ticket sidebar shows", () => {
  it("is the brief, as soon as there is one", () => {
    expect(sidebarView(known, true)).toEqual({ kind: "brief", brief, keptSince: null });
  });

  it("stays the brief when the Worker goes away, with the time it is of", () => {
    expect(sidebarView({ ...known, failure: "unreachable" }, true)).toEqual({
      kind: "brief",
      brief,
      keptSince: 1000,
    });
  });

  it("is Zendesk's own fields when the Worker never answered, and why", () => {
    expect(sidebarView({ ...nothing, failure: "refused" }, false)).toEqual({
      kind: "fields",
      because: "refused",
    });
    expect(sidebarView(unknown, false)).toEqual({ kind: "fields", because: "unknown_ticket" });
  });

  it("is a loading shape at first, and Zendesk's fields once that takes long", () => {
    expect(sidebarView(nothing, false)).toEqual({ kind: "loading" });
    expect(sidebarView(nothing, true)).toEqual({ kind: "fields", because: "slow" });
  });
});
