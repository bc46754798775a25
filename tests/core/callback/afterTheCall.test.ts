import {
  attemptsIn,
  callbackMarks,
  type CallbackMoment,
  callbackQuestions,
  callbackState,
  isLeftOver,
  nextAttempt,
  readAnswers,
  solveBy,
} from "#core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCustomer, ruleOf, withCalls } from "./policyWithCalls.ts";

const seen = (at: string): CallbackMoment => ({
  at: `2026-11-23T${at}:00Z`,
  kind: "result",
  result: "unreachable",
});
const cleared = (at: string): CallbackMoment => ({ at: `2026-11-23T${at}:00Z`, kind: "cleared" });

describe("nobody answered", () => {
  test("each stretch of unreachable is one attempt, from the first it was seen", () => {
    const moments = [seen("02:00"), seen("02:05"), cleared("02:06"), seen("06:10")];
    expect(attemptsIn(moments)).toEqual(["2026-11-23T02:00:00Z", "2026-11-23T06:10:00Z"]);
  });

  test("doubles and any order give the same attempts", () => {
    const moments = [seen("02:00"), seen("02:05"), cleared("02:06"), seen("06:10"), cleared("06:10")];
    fc.assert(
      fc.property(fc.shuffledSubarray([...moments, ...moments], { minLength: 10 }), (mixed) => {
        expect(attemptsIn(mixed)).toEqual(attemptsIn(moments));
      }),
    );
  });

  test("tries of whoever had the task before do not count, and are to be taken off it", () => {
    const taken: CallbackMoment = { at: "2026-11-23T03:00:00Z", kind: "taken_over" };
    expect(attemptsIn([seen("02:00"), taken])).toEqual([]);
    expect(isLeftOver([seen("02:00"), taken, seen("03:05")])).toBe(true);
    expect(isLeftOver([seen("02:00"), cleared("02:06"), taken])).toBe(false);
    expect(isLeftOver([taken, seen("04:00")])).toBe(false);
    expect(isLeftOver([seen("02:00")])).toBe(false);
    const later = [seen("02:00"), taken, cleared("03:10"), seen("04:00")];
    expect(attemptsIn(later)).toEqual(["2026-11-23T04:00:00Z"]);
    expect(isLeftOver(later)).toBe(false);
  });

  const policy = withCalls([{}, { attempts: { atMost: 2, next: "day" } }]);
  const again = (triedAt: string, index = 0) =>
    nextAttempt(policy, ruleOf(policy, index), aCustomer(), { triedAt, dueAt: "2026-11-23T08:00:00Z" });

  test("tried in the morning: again from 14:00, and that half day is its time", () => {
    expect(again("2026-11-23T02:00:00Z")).toEqual({
      slotAt: "2026-11-23T06:00:00Z",
      dueAt: "2026-11-23T09:30:00Z",
      isSlotLate: false,
    });
  });

  test("tried in the afternoon: the next morning; on a Friday, Monday", () => {
    expect(again("2026-11-23T07:00:00Z").slotAt).toBe("2026-11-24T01:30:00Z");
    expect(again("2026-11-27T07:00:00Z").slotAt).toBe("2026-11-30T01:30:00Z");
  });

  test("a rule may wait for the next day", () => {
    expect(again("2026-11-23T02:00:00Z", 1).slotAt).toBe("2026-11-24T01:30:00Z");
  });
});

test("a dissatisfied customer is asked why, unless the policy says that nobody need ask", () => {
  const asks = (dissatisfied: object): boolean =>
    ruleOf(withCalls([{ outcomes: { dissatisfied } }])).outcomes.dissatisfied.causeRequired;
  expect(asks({ solveWithin: "12h" })).toBe(true);
  expect(asks({ causeRequired: false })).toBe(false);
});

describe("a complaint found in the call", () => {
  test("is solved by the day's closing, and at the latest after 24 h", () => {
    const policy = withCalls([
      { schedule: "office" },
      {},
      { schedule: "office", outcomes: { dissatisfied: { solveWithin: "2h" } } },
    ]);
    const by = (index: number, at = "2026-11-23T02:00:00Z") => solveBy(policy, ruleOf(policy, index), at);
    expect(by(0)).toBe("2026-11-23T10:00:00Z");
    expect(by(1)).toBe("2026-11-23T16:00:00Z");
    expect(by(2)).toBe("2026-11-23T04:00:00Z");
    // After closing: the next day's closing would be later than 24 h.
    expect(by(0, "2026-11-27T11:00:00Z")).toBe("2026-11-28T11:00:00Z");
  });
});

describe("what becomes due", () => {
  const times = { slotAt: "2026-11-23T02:00:00Z", dueAt: "2026-11-24T02:00:00Z", attempts: 0 };

  test("the time to call, lateness, and each level of telling", () => {
    const policy = withCalls([
      {
        escalation: [
          { after: "0s", tell: "lead" },
          { after: "4h", tell: "caller" },
        ],
      },
    ]);
    expect(callbackMarks(ruleOf(policy), times)).toEqual([
      { key: "slot:2026-11-23T02:00:00Z", at: "2026-11-23T02:00:00Z", tell: null },
      { key: "overdue:2026-11-24T02:00:00Z", at: "2026-11-24T02:00:01Z", tell: null },
      { key: "told:lead:0", at: "2026-11-24T02:00:01Z", tell: "lead" },
      { key: "told:caller:14400", at: "2026-11-24T06:00:01Z", tell: "caller" },
    ]);
  });

  test("a lead without levels is told at once; nobody is late before the customer may be called", () => {
    const marks = callbackMarks(ruleOf(withCalls([{ lead: "lead" }])), {
      ...times,
      slotAt: "2026-11-25T01:30:00Z",
    });
    expect(marks.at(-1)).toEqual({ key: "told:lead:0", at: "2026-11-25T01:30:01Z", tell: "lead" });
  });

  test("a callback waits for its slot, is due from then on, and is overdue after its due instant", () => {
    expect(callbackState(times, "2026-11-23T01:59:59Z")).toBe("waiting");
    expect(callbackState(times, "2026-11-23T02:00:00Z")).toBe("due");
    expect(callbackState(times, "2026-11-24T02:00:00Z")).toBe("due");
    expect(callbackState(times, "2026-11-24T02:00:01Z")).toBe("overdue");
  });
});

describe("answers", () => {
  const policy = withCalls(
    [
      {
        questions: [
          { key: "speed", title: { en: "Speed" }, required: true },
          { key: "on_time", title: { en: "On time" }, kind: "yes_no", required: true },
          {
            key: "about",
            title: { en: "About" },
            kind: "choice",
            choices: [{ key: "price", title: { en: "The price", "zh-CN": "价格" } }],
          },
          { key: "wish", title: { en: "Wish" }, kind: "text", required: true },
        ],
      },
      { trigger: { on: "survey", survey: "yearly" } },
    ],
    {
      surveys: [
        {
          key: "yearly",
          title: { en: "Yearly" },
          timesPerYear: 2,
          dimensions: ["reliability", "courtesy"].map((key) => ({ key, title: { en: key } })),
        },
      ],
    },
  );

  test("scores, yes and no, and choices are read line by line; words are only seen to be there", () => {
    const questions = callbackQuestions(policy, ruleOf(policy));
    expect(
      readAnswers(questions, "speed: 4\non_time：是\nabout: price\nwish: A faster line\nother: 1"),
    ).toEqual({
      answers: { speed: 4, on_time: true, about: "price" },
      missing: [],
    });
  });

  test("typed by hand on the task: capitals, and digits and colons of a Chinese keyboard", () => {
    const questions = callbackQuestions(policy, ruleOf(policy));
    expect(readAnswers(questions, "Speed：４\nOn_time: YES\nABOUT : price\nWish: 快一点")).toEqual({
      answers: { speed: 4, on_time: true, about: "price" },
      missing: [],
    });
  });

  test("a choice may be written as people read it, in any of its languages", () => {
    const questions = callbackQuestions(policy, ruleOf(policy));
    const about = (words: string) => readAnswers(questions, `about: ${words}`).answers["about"];
    expect(["Price", "the PRICE", "价格", "fee"].map(about)).toEqual(["price", "price", "price", undefined]);
  });

  test("what does not fit its question is no answer", () => {
    const questions = callbackQuestions(policy, ruleOf(policy));
    expect(readAnswers(questions, "speed: 9\non_time: maybe\nabout: weather")).toEqual({
      answers: {},
      missing: ["speed", "on_time", "wish"],
    });
  });

  test("a survey asks for one score per dimension", () => {
    expect(
      callbackQuestions(policy, ruleOf(policy, 1)).map(({ key, kind, scale }) => [key, kind, scale.to]),
    ).toEqual([
      ["reliability", "score", 5],
      ["courtesy", "score", 5],
    ]);
  });
});
