import { describe, expect, test } from "vitest";
import { customer } from "../facts.ts";
import { callsAfter, callsOf, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("it-services");
const VIP = customer({ yearly_it_spend: 600_000, influence: 5 });
const CORE = customer({ yearly_service_fees: 60_000 });
const ORDINARY = customer({});

describe("visits of 2026 (A7)", () => {
  test("VIP: four, on 1 April, 2 July, 30 September (1 October is a holiday) and 31 December", () => {
    // 365 ÷ 4 = 91.25: days 91, 183, 274 and 365 of the year.
    const dates = ["2026-04-01", "2026-07-02", "2026-09-30", "2026-12-31"];
    expect(visitsSuggested(policy, { tier: "vip" })).toEqual(dates);
  });

  test("Core, a customer since 1 April: three of four, spread over the days that are left", () => {
    // 4 × 275 ÷ 365 = 3.01 owed; 275 ÷ 3 = 91.67: days 92, 183 and 275 from 1 April.
    const since = { tier: "core", startsOn: "2026-04-01" };
    const dates = ["2026-07-01", "2026-09-30", "2026-12-31"];
    expect(visitsSuggested(policy, since, "2026-04-01")).toEqual(dates);
  });

  test("Ordinary: two; Potential: as the project needs", () => {
    expect(visitsSuggested(policy, { tier: "ordinary" })).toEqual(["2026-07-02", "2026-12-31"]);
    expect(visitsSuggested(policy, { tier: "potential" })).toEqual([]);
  });

  test("each kind of visit has what to look through before leaving (A14)", () => {
    const lists = policy.document.visits.kinds.map(({ key, checklist }) => [key, checklist.length]);
    expect(lists).toEqual([
      ["onsite", 3],
      ["negotiation", 3],
      ["improvement", 3],
    ]);
  });
});

describe("supervisory callbacks of 2026 (A8)", () => {
  const supervisory = (who: typeof VIP, signed: string) => {
    const calls = callsAfter(policy, who, "visit_signed", signed);
    return calls.map(({ rule, slot, due, who: role }) => [rule, slot, due, role]);
  };

  test("VIP: signed on the afternoon before National Day, called at once, due on the second working day after", () => {
    // 1 to 7 October are off: Thursday the 8th and Friday the 9th are the two working days.
    expect(supervisory(VIP, "2026-09-30 16:00")).toEqual([
      ["supervisory", "09-30 16:00", "10-09 18:00", "service_supervisor"],
    ]);
  });

  test("Core: signed on a Friday evening, called on Monday morning", () => {
    expect(supervisory(CORE, "2026-06-12 17:45")).toEqual([
      ["supervisory", "06-15 09:30", "06-16 18:00", "service_supervisor"],
    ]);
  });

  test("Ordinary: signed before the Saturday that is worked for the Spring Festival, called on it", () => {
    // 14 February is worked, 15 to 23 are off: the second working day is Tuesday the 24th.
    expect(supervisory(ORDINARY, "2026-02-13 17:40")).toEqual([
      ["supervisory", "02-14 09:30", "02-24 18:00", "service_supervisor"],
    ]);
  });

  test("what is done but not signed is not called about, and nothing comes round by the calendar", () => {
    expect(callsAfter(policy, VIP, "visit_done", "2026-06-12 10:00")).toEqual([]);
    expect([VIP, CORE, ORDINARY].flatMap((who) => callsOf(policy, who))).toEqual([]);
  });
});
