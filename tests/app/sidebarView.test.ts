import { describe, expect, it } from "vitest";
import { sidebarView } from "../../app/locations/ticket-sidebar/sidebarView.ts";
import { aBrief } from "./sidebar/aBrief.ts";

const brief = aBrief();

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
