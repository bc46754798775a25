import { describe, expect, it } from "vitest";
import type { Brief } from "#core";
import { panelFacts } from "../../../app/locations/ticket-sidebar/panelFacts.ts";
import { aPromise, on } from "../promises/aPromise.ts";
import { someMore, someVisits } from "../visits/someVisits.ts";
import { aBrief } from "./aBrief.ts";
import { aCall } from "./aCall.ts";

const factsOf = (differs: Partial<Brief>, now = on("09:00:00")) =>
  panelFacts(aBrief(differs), now, { guard: "fine", flow: "none" });

describe("what the order of the panels depends on", () => {
  it("is nothing where the Worker knows neither calls nor promises nor visits", () => {
    expect(factsOf({})).toEqual({
      kind: "request",
      calls: "none",
      guard: "fine",
      promise: "none",
      flow: "none",
      visits: "none",
    });
  });

  it("is the most urgent of the customer's calls, by the present instant", () => {
    const callbacks = [
      aCall({ id: "a", slotAt: "2026-11-20T08:00:00Z", dueAt: "2026-11-20T10:00:00Z" }),
      aCall({ id: "b", slotAt: "2026-11-21T08:00:00Z", dueAt: "2026-11-21T10:00:00Z" }),
    ];
    expect(factsOf({ callbacks }, on("07:00:00")).calls).toBe("waiting");
    expect(factsOf({ callbacks }, on("09:00:00")).calls).toBe("due");
    expect(factsOf({ callbacks }, on("11:00:00")).calls).toBe("overdue");
  });

  it("is not moved by calls that the agent owes others", () => {
    expect(factsOf({ ownCallbacks: [aCall({})] }).calls).toBe("none");
  });

  it("is how the next promise stands, not the later ones", () => {
    const promises = [aPromise(), aPromise({ id: "later", state: "breached" })];
    expect(factsOf({ promises }, on("09:00:00")).promise).toBe("calm");
    expect(factsOf({ promises }, on("09:40:00")).promise).toBe("warned");
    expect(factsOf({ promises }, on("10:00:01")).promise).toBe("late");
  });

  it("is whether visits are behind, owed, or done with", () => {
    const visitsAt = (pace: NonNullable<NonNullable<Brief["visits"]>["more"]>["pace"]) =>
      factsOf({ visits: someVisits({ more: someMore({ pace }) }) }).visits;
    expect(visitsAt("behind")).toBe("behind");
    expect(visitsAt("on_pace")).toBe("owed");
    expect(visitsAt("met")).toBe("fine");
  });
});
