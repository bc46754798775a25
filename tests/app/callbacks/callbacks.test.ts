import { describe, expect, it } from "vitest";
import { type BriefCallback, CALLBACK_RESULTS, callbackResultValue, readAnswers } from "#core";
import {
  answerLines,
  callbackMistake,
  NO_OUTCOME,
  outcomeWrite,
} from "../../../app/features/callbacks/callbackDraft.ts";
import { byUrgency, callbackStanding } from "../../../app/features/callbacks/callbackStanding.ts";
import { putOffMistake, putOffOffers, putOffWrite } from "../../../app/features/callbacks/putOff.ts";
import {
  callbackMistakeText,
  putOffMistakeText,
  standingText,
} from "../../../app/features/callbacks/callbackText.ts";
import { CALLING_HOURS } from "../sidebar/aCall.ts";
import { textsIn } from "../texts.ts";

const t = textsIn("en");
const score = {
  key: "attitude",
  title: { en: "Attitude" },
  kind: "score",
  scale: { from: 1, to: 5 },
  choices: [],
  required: true,
} as const;
const wish = { ...score, key: "wish", title: { en: "Wish" }, kind: "text", required: false } as const;

const callback = (change: Partial<BriefCallback> = {}): BriefCallback => ({
  id: "42:after_solution:1",
  taskTicketId: 77,
  aboutTicketId: 42,
  rule: "after_solution",
  title: { en: "After the solution" },
  purpose: { en: "Is it solved?" },
  customer: { id: 9, name: "Acme" },
  dueAt: "2026-11-23T06:00:00Z",
  slotAt: "2026-11-23T02:00:00Z",
  state: "waiting",
  attempt: 1,
  attemptsAtMost: 3,
  assignee: null,
  script: null,
  questions: [score, wish],
  callingHours: CALLING_HOURS,
  causeRequired: ["dissatisfied"],
  clause: "A8",
  ...change,
});
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00Z`);

describe("when to call", () => {
  it("waits for the customer's hours, is due until its time, and late after it", () => {
    expect(callbackStanding(callback(), at("01:59"))).toEqual({
      kind: "waiting",
      from: "2026-11-23T02:00:00Z",
    });
    expect(callbackStanding(callback(), at("02:00"))).toEqual({
      kind: "due",
      millisecondsLeft: 4 * 3_600_000,
    });
    expect(callbackStanding(callback(), at("06:00")).kind).toBe("due");
    expect(callbackStanding(callback(), at("06:01"))).toEqual({ kind: "overdue", millisecondsLate: 60_000 });
  });

  it("is not late before it could be made", () => {
    const late = callback({ slotAt: "2026-11-23T07:00:00Z" });
    expect(callbackStanding(late, at("06:30")).kind).toBe("waiting");
    expect(callbackStanding(late, at("07:01")).kind).toBe("overdue");
  });

  it("comes overdue first, then by time", () => {
    const overdue = callback({ id: "late", slotAt: "2026-11-23T03:00:00Z", dueAt: "2026-11-23T03:30:00Z" });
    const soon = callback({ id: "soon", slotAt: "2026-11-23T05:00:00Z" });
    expect(byUrgency([soon, callback(), overdue], at("04:00")).map(({ id }) => id)).toEqual([
      "late",
      "42:after_solution:1",
      "soon",
    ]);
  });

  it("is said in words", () => {
    const said = (now: number) => standingText(callbackStanding(callback(), now), now, t, "en");
    expect(said(at("04:30"))).toBe("1 hr 30 min left");
    expect(said(at("08:00"))).toBe("Overdue by 2 hr");
  });
});

describe("the outcome of a call", () => {
  it("needs a result, the cause where the rule asks for it, and the required answers", () => {
    const talked = { ...NO_OUTCOME, result: "satisfied" } as const;
    expect(callbackMistake(NO_OUTCOME, callback())).toEqual({ kind: "no_result" });
    expect(callbackMistake({ ...talked, result: "dissatisfied" }, callback())).toEqual({ kind: "no_cause" });
    const unanswered = callbackMistake(talked, callback());
    expect(unanswered && callbackMistakeText(unanswered, t, "en")).toBe("“Attitude” needs an answer.");
    expect(callbackMistake({ ...talked, answers: { attitude: "4" } }, callback())).toBeNull();
  });

  it("needs the cause of a low score too, where the rule says so (D11)", () => {
    const asked = callback({ questions: [{ ...score, causeUpTo: 2 }] });
    const rated = (attitude: string) =>
      ({ ...NO_OUTCOME, result: "satisfied", answers: { attitude } }) as const;
    expect(callbackMistake(rated("2"), asked)).toEqual({ kind: "no_cause" });
    expect(callbackMistake({ ...rated("2"), cause: "Was rude" }, asked)).toBeNull();
    expect(callbackMistake(rated("3"), asked)).toBeNull();
    expect(callbackMistake({ ...rated("2"), result: "refused" }, asked)).toBeNull();
  });

  it("asks nothing where nobody was spoken to", () => {
    expect(callbackMistake({ ...NO_OUTCOME, result: "unreachable" }, callback())).toBeNull();
    expect(callbackMistake({ ...NO_OUTCOME, result: "refused" }, callback())).toBeNull();
  });

  it("is written in one change: result, cause and answers that the Worker reads back", () => {
    const draft = {
      result: "dissatisfied",
      cause: " late ",
      answers: { attitude: "2", wish: "call\nearlier" },
      note: "",
    } as const;
    expect(outcomeWrite(77, draft, callback())).toMatchObject({
      kind: "update",
      ticketId: 77,
      change: {
        values: {
          callbackResult: callbackResultValue("dissatisfied"),
          callbackCause: "late",
          callbackAnswers: "attitude: 2\nwish: call earlier",
        },
        status: "solved",
      },
    });
    const lines = answerLines(draft, callback().questions);
    expect(readAnswers(callback().questions, lines)).toEqual({ answers: { attitude: 2 }, missing: [] });
  });

  it("takes a note along for the team, in the same change", () => {
    const talked = { ...NO_OUTCOME, result: "satisfied", answers: { attitude: "4" } } as const;
    expect(outcomeWrite(77, { ...talked, note: " Likes the new line.\n" }, callback())).toMatchObject({
      change: { note: "Likes the new line." },
    });
    const write = outcomeWrite(77, talked, callback());
    expect(write.kind === "update" && "note" in write.change).toBe(false);
  });

  it("leaves the task open where nobody was reached, for the next try", () => {
    const write = outcomeWrite(77, { ...NO_OUTCOME, result: "unreachable" }, callback());
    expect(write.kind === "update" && "status" in write.change).toBe(false);
  });

  it("has the option values of decision 010", () => {
    for (const result of CALLBACK_RESULTS) {
      expect(outcomeWrite(77, { ...NO_OUTCOME, result }, callback())).toMatchObject({
        change: { values: { callbackResult: callbackResultValue(result) } },
      });
    }
  });
});

describe("putting a call off", () => {
  const hours = CALLING_HOURS;
  /** Monday; the hours are 01:30–03:30 and 06:00–09:30 UTC. */
  const now = at("02:10");

  it("takes a minute to come in the customer's hours, and says which is the next where it is none", () => {
    expect(putOffMistake("2026-11-23T03:15:00Z", hours, now)).toBeNull();
    expect(putOffMistake("2026-11-24T07:47:00Z", hours, now)).toBeNull();
    expect(putOffMistake(null, hours, now)).toEqual({ kind: "no_time" });
    expect(putOffMistake("2026-11-23T02:10:00Z", hours, now)).toEqual({ kind: "past" });
    expect(putOffMistake("2026-11-22T03:15:00Z", hours, now)).toEqual({ kind: "past" });
    expect(putOffMistake("2026-11-23T04:00:00Z", hours, now)).toEqual({
      kind: "outside_hours",
      next: "2026-11-23T06:00:00Z",
    });
  });

  it("asks for no hours where they are not known", () => {
    expect(putOffMistake("2026-11-23T04:00:00Z", null, now)).toBeNull();
    expect(putOffMistake("2026-11-23T02:00:00Z", null, now)).toEqual({ kind: "past" });
  });

  it("offers the next half hour, the next stretch of calling hours and the one after; each would be taken", () => {
    const offers = putOffOffers(hours, now);
    expect(offers).toEqual(["2026-11-23T02:30:00Z", "2026-11-23T06:00:00Z", "2026-11-24T01:30:00Z"]);
    expect(offers.map((offer) => putOffMistake(offer, hours, now))).toEqual([null, null, null]);
    // In the last minutes of a stretch no half hour is left in it.
    expect(putOffOffers(hours, at("03:20"))[0]).toBe("2026-11-23T06:00:00Z");
  });

  it("leaves out days on which nobody may be called", () => {
    const holiday = { ...hours, days: [{ on: "2026-11-24", windows: [] }] };
    expect(putOffMistake("2026-11-24T02:00:00Z", holiday, now)).toEqual({
      kind: "outside_hours",
      next: "2026-11-25T01:30:00Z",
    });
  });

  it("is the task's due date, to the minute, with what the team should know", () => {
    expect(putOffWrite(77, "2026-11-24T07:47:00Z", " In a meeting until then ")).toMatchObject({
      kind: "update",
      ticketId: 77,
      change: { values: {}, dueAt: "2026-11-24T07:47:00Z", note: "In a meeting until then" },
    });
    expect(putOffWrite(77, "2026-11-24T07:47:00Z", " ")).not.toHaveProperty("change.note");
  });

  it("is refused in words", () => {
    const said = (mistake: Parameters<typeof putOffMistakeText>[0]): string =>
      putOffMistakeText(mistake, now, t, "en", "UTC");
    expect(said({ kind: "past" })).toBe("This time has passed. Choose one that is to come.");
    expect(said({ kind: "outside_hours", next: "2026-11-24T06:00:00Z" })).toBe(
      "This customer is not called at that time. Next from tomorrow 06:00.",
    );
  });
});
