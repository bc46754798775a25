import { describe, expect, it } from "vitest";
import { type ExpectedVisit, expectVisit, isKnown } from "../../../app/features/visits/expectVisit.ts";
import { nextVisit } from "../../../app/features/visits/openVisit.ts";
import { aVisit, someMore, someVisits } from "./someVisits.ts";

const visits = someVisits();
const first = (after: typeof visits) => after.more?.list[0];

describe("what a write is expected to make of the visits", () => {
  it("counts a planned one in its period, and shows the earlier date as the next", () => {
    expect(expectVisit(visits, { kind: "planned", on: "2026-09-25" })).toMatchObject({
      planned: 2,
      nextPlannedOn: "2026-09-25",
    });
    expect(expectVisit(visits, { kind: "planned", on: "2027-02-01" })).toMatchObject({
      planned: 1,
      nextPlannedOn: "2026-10-01",
    });
  });

  it("turns a planned one into a done one", () => {
    const after = expectVisit(visits, { kind: "recorded", ticketId: 71, on: "2026-10-01", isSigned: true });
    expect(after).toMatchObject({ done: 3, planned: 0, lastDoneOn: "2026-10-01" });
    expect(first(after)).toMatchObject({ state: "signed", doneOn: "2026-10-01" });
  });

  it("counts a record put right later only once", () => {
    const done = someVisits({ more: someMore({ list: [aVisit({ state: "done" })] }) });
    const again = { kind: "recorded", ticketId: 71, on: "2026-10-01", isSigned: true } as const;
    expect(expectVisit(done, again).done).toBe(2);
  });

  it("moves, confirms and calls off the one it is about", () => {
    expect(first(expectVisit(visits, { kind: "moved", ticketId: 71, on: "2026-10-08" }))?.plannedOn).toBe(
      "2026-10-08",
    );
    expect(first(expectVisit(visits, { kind: "confirmed", ticketId: 71 }))?.isConfirmed).toBe(true);
    const off = expectVisit(visits, { kind: "cancelled", ticketId: 71 });
    expect([first(off)?.state, off.planned]).toEqual(["cancelled", 0]);
  });

  it("is known once the Worker says the same by itself", () => {
    const changes: readonly ExpectedVisit[] = [
      { kind: "planned", on: "2026-09-25" },
      { kind: "recorded", ticketId: 71, on: "2026-10-01", isSigned: false },
      { kind: "recorded", ticketId: null, on: "2026-09-01", isSigned: false },
      { kind: "moved", ticketId: 71, on: "2026-10-08" },
      { kind: "cancelled", ticketId: 71 },
      { kind: "confirmed", ticketId: 71 },
    ];
    for (const change of changes) {
      expect(isKnown(visits, visits, change)).toBe(false);
      expect(isKnown(visits, expectVisit(visits, change), change)).toBe(true);
    }
  });
});

describe("the visit to act on", () => {
  it("is the one that was missed, else the next one planned", () => {
    const missed = aVisit({ ticketId: 70, state: "missed", plannedOn: "2026-08-01" });
    expect(nextVisit([aVisit(), missed])?.ticketId).toBe(70);
    expect(nextVisit([aVisit({ state: "done" })])).toBeNull();
  });
});
