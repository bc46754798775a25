import { describe, expect, test } from "vitest";
import { customer } from "../facts.ts";
import { callsAfter, callsOf, callsWhileAtWork, presetOfYear, visitsSuggested } from "./year.ts";

const policy = presetOfYear("repair");
const FULL = customer({ contract_kind: "full", contract_from: "2024-05-15" });
const BASIC = customer({ contract_kind: "basic", contract_from: "2025-10-01" }, { id: 101 });
const SINGLE = customer({}, { id: 102 });

describe("inspections by contract year (D10)", () => {
  test("full care since 15 May: four in the year that begins on that day", () => {
    // Days 91, 183, 274 and 365 from 15 May 2026.
    const dates = ["2026-08-13", "2026-11-13", "2027-02-12", "2027-05-14"];
    const question = { tier: "full_care", contractStart: "2024-05-15" };
    expect(visitsSuggested(policy, question, "2026-05-15")).toEqual(dates);
  });

  test("labour only since 1 October: two; single orders: none", () => {
    // Days 183 and 365 from 1 October 2025.
    const question = { tier: "maintenance", contractStart: "2025-10-01" };
    expect(visitsSuggested(policy, question)).toEqual(["2026-04-01", "2026-09-30"]);
    expect(visitsSuggested(policy, { tier: "single_order" })).toEqual([]);
  });
});

describe("callbacks A, B and C (D9)", () => {
  const after = (
    who: typeof FULL,
    event: Parameters<typeof callsAfter>[2],
    at: string,
    tags: string[] = [],
  ) =>
    callsAfter(policy, who, event, at, { tags }).map(({ rule, slot, due, isLate, who: role }) => [
      `${rule} ${slot}, due ${due}`,
      isLate,
      role,
    ]);

  test("full care: the engineer came at ten, so the customer is asked by half past", () => {
    expect(after(FULL, "visit_arrived", "2026-06-15 10:00")).toEqual([
      ["arrival 06-15 10:00, due 06-15 10:30", false, "desk"],
    ]);
    // In the evening nobody is called any more: half an hour of the desk's time ends at 07:50, calls begin at 09:30.
    expect(after(FULL, "visit_arrived", "2026-06-15 21:50")).toEqual([
      ["arrival 06-16 09:30, due 06-16 07:50", true, "desk"],
    ]);
  });

  test("labour only: a small job is asked about within hours, a large one by the end of the next working day", () => {
    expect(after(BASIC, "visit_progress", "2026-06-15 13:00")).toEqual([
      ["progress_small 06-15 14:30, due 06-15 17:00", false, "desk"],
    ]);
    // 19 to 21 June are the Dragon Boat holidays.
    expect(after(BASIC, "visit_progress", "2026-06-18 13:00", ["large_job"])).toEqual([
      ["progress_large 06-18 14:30, due 06-22 18:00", false, "team_lead"],
    ]);
  });

  test("a large job that lasts is asked about every second working day until it is done; a small one once", () => {
    const asked = (to: string, tags: string[]) =>
      callsWhileAtWork(policy, BASIC, ["2026-06-18 13:00", to], { tags }).map(
        ({ rule, slot, due }) => `${rule} ${slot}, due ${due}`,
      );
    // From Thursday, with 19 to 21 June off: the second working day is Tuesday, the fourth Thursday, the sixth Saturday,
    // on which the office closes at noon and calls go on at three; the eighth Tuesday again.
    expect(asked("2026-06-30 18:01", ["large_job"])).toEqual([
      "progress_large 06-18 14:30, due 06-22 18:00",
      "progress_large 06-23 18:00, due 06-24 18:00",
      "progress_large 06-25 18:00, due 06-26 18:00",
      "progress_large 06-27 15:00, due 06-29 18:00",
      "progress_large 06-30 18:00, due 07-01 18:00",
    ]);
    // Done at the very minute: nothing is in progress any more.
    expect(asked("2026-06-25 18:00", ["large_job"])).toHaveLength(2);
    expect(asked("2026-06-30 18:01", [])).toEqual(["progress_small 06-18 14:30, due 06-18 17:00"]);
  });

  test("a single order: asked within a day of the signature, on Saturdays too, never about what is only done (D8)", () => {
    expect(after(SINGLE, "visit_done", "2026-06-13 16:00")).toEqual([]);
    expect(after(SINGLE, "visit_signed", "2026-06-13 17:00")).toEqual([
      ["signed 06-13 17:00, due 06-14 17:00", false, "desk"],
    ]);
    expect(after(SINGLE, "visit_signed", "2026-06-13 19:00")).toEqual([
      ["signed 06-15 09:30, due 06-14 19:00", true, "desk"],
    ]);
  });

  test("nothing comes round by the calendar", () => {
    expect([FULL, BASIC, SINGLE].flatMap((who) => callsOf(policy, who))).toEqual([]);
  });
});

test("orders: confirmed an hour before, told to the desk with an apology, sorted next morning, signed and called about", () => {
  expect(policy.document.visits).toMatchObject({
    confirmBefore: 3600,
    desk: "desk",
    apology: "visit_move",
    resultNextMorning: true,
    needsSignature: true,
    needsCallback: true,
    mayRefuseEngineer: true,
  });
});
