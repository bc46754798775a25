import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  foldVisit,
  type VisitFacts,
  visitDeadlines,
  visitLacks,
  type VisitMoment,
  type VisitStage,
  visitState,
} from "#core";
import { small } from "../smallPolicy.ts";

const WEEK = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));
const policyWith = (visits: object = {}) =>
  small({
    schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
    visits: { kinds: [{ key: "onsite", title: "Onsite" }], ...visits },
  });
const policy = policyWith();

/** November 2026 in Shanghai: "24 09:30". The 24th is a Tuesday. */
const sh = (text: string): string => {
  const [day = "", time = "00:00"] = text.split(" ");
  return new Date(Date.parse(`2026-11-${day}T${time}:00+08:00`)).toISOString().replace(".000Z", "Z");
};

type State = Extract<VisitMoment, { kind: "state" }>;

let events = 0;
const state = (at: string, changes: Partial<State> = {}): VisitMoment => {
  events += 1;
  return {
    kind: "state",
    at: sh(at),
    order: `${sh(at)}.${String(events).padStart(4, "0")}`,
    cause: `e${events}`,
    actorId: 31,
    status: "open",
    stage: "planned",
    visitKind: "onsite",
    isTicked: false,
    isExempt: false,
    result: null,
    organizationId: 100,
    engineerId: 21,
    ...changes,
  };
};
const told = (
  at: string,
  due: string | null,
  changes: Partial<Extract<VisitMoment, { kind: "told" }>> = {},
): VisitMoment => ({
  kind: "told",
  at: sh(at),
  dueAt: due === null ? null : sh(due),
  time: null,
  date: null,
  hasReason: false,
  hasNote: false,
  ...changes,
});
const due = (at: string, previous: string | null, current: string | null): VisitMoment => ({
  kind: "due",
  at: sh(at),
  order: sh(at),
  previous: previous === null ? null : sh(previous),
  current: current === null ? null : sh(current),
});

const fold = (moments: readonly VisitMoment[], now = "30 12:00", of = policy, createdAt = "02 09:00") => {
  const folded = foldVisit(of, { id: 42, createdAt: sh(createdAt) }, moments, sh(now));
  if (folded === null) throw new Error("nothing known");
  return folded;
};

describe("where a visit stands", () => {
  const stateOf = (moments: readonly VisitMoment[], today = "2026-11-24") =>
    visitState(fold(moments).facts, today);

  test("planned, done, signed, cancelled as people set it", () => {
    expect(stateOf([state("02 09:00")])).toBe("planned");
    expect(stateOf([state("02 09:00", { stage: "done" })])).toBe("done");
    expect(stateOf([state("02 09:00", { stage: "signed" })])).toBe("signed");
    expect(stateOf([state("02 09:00", { stage: "cancelled" })])).toBe("cancelled");
  });

  test("a plan whose day has passed is missed until it is moved or done", () => {
    const plan = [state("02 09:00"), told("02 09:00", "23 12:00")];
    expect(stateOf(plan, "2026-11-23")).toBe("planned");
    expect(stateOf(plan, "2026-11-24")).toBe("missed");
    expect(stateOf([...plan, due("24 08:00", "23 12:00", "26 12:00")], "2026-11-24")).toBe("planned");
    expect(stateOf([...plan, state("24 08:00", { status: "solved" })], "2026-11-24")).toBe("done");
  });

  describe("a confirmation is of the appointment it was given for (D4)", () => {
    const confirmed = [
      state("02 09:00"),
      told("02 09:00", "23 12:00"),
      state("20 09:00", { stage: "confirmed" }),
    ];
    const moved = [...confirmed, due("21 09:00", "23 12:00", "26 12:00")];
    const stage = (moments: readonly VisitMoment[]) => fold(moments).facts.stage;

    test("moved by hand afterwards, whoever did it, it has to be confirmed anew", () => {
      expect(stage(confirmed)).toBe("confirmed");
      expect(stage(moved)).toBe("planned");
      expect(stage([...confirmed, told("21 09:00", "23 12:00", { time: "15:00" })])).toBe("planned");
    });

    test("moved and confirmed in one save, or confirmed again later, it is confirmed", () => {
      const again = [state("21 10:00"), state("21 10:00", { stage: "confirmed" })];
      expect(stage([...moved, ...again])).toBe("confirmed");
      expect(
        stage([
          ...confirmed.slice(0, 2),
          due("20 09:00", "23 12:00", "26 12:00"),
          confirmed[2] ?? state("20 09:00"),
        ]),
      ).toBe("confirmed");
    });

    test("other news takes nothing from it, and who has arrived stays there", () => {
      expect(stage([...confirmed, state("21 09:00", { stage: "confirmed", engineerId: 22 })])).toBe(
        "confirmed",
      );
      expect(stage([...confirmed, told("21 09:00", "23 12:00", { hasNote: true })])).toBe("confirmed");
      expect(stage([...moved, state("22 09:00", { stage: "arrived" })])).toBe("arrived");
    });
  });

  test("a solved task is done without a stage; opened again it is un-done, though its stage still says done", () => {
    const solved = [state("02 09:00", { stage: null }), state("24 16:00", { stage: null, status: "solved" })];
    expect(stateOf(solved)).toBe("done");
    const done = [state("02 09:00"), state("24 16:00", { stage: "done", status: "solved" })];
    const undone = [...done, state("25 09:00", { stage: "done", status: "open" })];
    expect(stateOf(undone)).toBe("planned");
    expect(stateOf([...undone, state("25 10:00", { stage: "done", status: "solved" })])).toBe("done");
  });

  test("opened again for a complaint about it, it stays made, until somebody sets it anew or opens it once more", () => {
    const open = (
      at: string,
      stage: VisitStage | null,
      complaints: number,
      status: "open" | "solved" = "open",
    ) => state(at, { stage, complaints, status });
    for (const stage of ["signed", "done", "arrived", null] as const) {
      const made = [state("02 09:00"), state("24 16:00", { stage, status: "solved" })];
      const complained = [...made, open("25 09:00", stage, 1)];
      const is = stage === "signed" ? "signed" : "done";
      expect(stateOf(complained)).toBe(is);
      expect(fold([...complained].toReversed()).counts).toMatchObject([{ reversed: null }]);
      const solved = [...complained, open("26 09:00", stage, 1, "solved")];
      expect(fold(solved).counts).toMatchObject([{ on: "2026-11-24", reversed: null }]);
      expect(stateOf([...complained, open("25 10:00", "confirmed", 1)])).toBe("planned");
      const again = [...solved, open("27 09:00", stage, 2)];
      expect(stateOf(again)).toBe(is);
      if (is === stage) expect(stateOf([...solved, open("27 09:00", stage, 1)])).toBe("planned");
    }
  });

  test("done by its stage alone is done, and stays so when the task is solved and closed later", () => {
    const moments = [state("02 09:00"), state("24 16:00", { stage: "done" })];
    const later = [
      ...moments,
      state("25 09:00", { stage: "done", status: "solved" }),
      state("29 09:00", { stage: "done", status: "closed" }),
    ];
    expect(fold(later).facts).toMatchObject({ stage: "done", doneAt: sh("24 16:00"), doneOn: "2026-11-24" });
  });

  test("a deleted task is a cancelled visit, and comes back when it is restored", () => {
    const gone = [state("02 09:00", { status: "solved" }), state("24 16:00", { status: "deleted" })];
    expect(stateOf(gone)).toBe("cancelled");
    expect(stateOf([...gone, state("25 16:00", { status: "solved" })])).toBe("done");
  });
});

describe("a task that was merged into another", () => {
  const merged = { status: "closed", isMerged: true } as const;

  test("was not made by being closed: it is called off, and counts nothing", () => {
    const folded = fold([state("02 09:00"), state("24 16:00", merged)]);
    expect(folded.facts.stage).toBe("cancelled");
    expect(folded.counts).toEqual([]);
  });

  test("stays done where it was done before, whoever had said so how", () => {
    const byStage = [state("24 10:00", { stage: "done" }), state("24 16:00", { stage: "done", ...merged })];
    const bySolving = [state("24 10:00", { status: "solved" }), state("24 16:00", merged)];
    for (const moments of [byStage, bySolving, byStage.slice(1)]) {
      const { facts, counts } = fold(moments);
      expect(facts.stage).toBe("done");
      expect(counts).toMatchObject([{ id: "42:1", reversed: null }]);
    }
  });
});

describe("signatures", () => {
  const attachment: VisitMoment = {
    kind: "attachment",
    at: sh("24 17:00"),
    order: "x",
    cause: "file",
    actorId: 21,
  };
  const ticked = state("24 16:00", { stage: "done", isTicked: true });

  test("are the checkbox or an attachment, as the policy says", () => {
    const done = state("24 16:00", { stage: "done" });
    const only = (signature: readonly string[]) => policyWith({ signature });
    expect(fold([ticked]).facts.isSigned).toBe(true);
    expect(fold([done, attachment]).facts.isSigned).toBe(true);
    expect(fold([done, attachment], "30 12:00", only(["checkbox"])).facts.isSigned).toBe(false);
    expect(fold([ticked], "30 12:00", only(["attachment"])).facts.isSigned).toBe(false);
  });

  test("are no files that came before the visit's day: what the dispatcher sent along is no signed order (A12)", () => {
    const file = (at: string): VisitMoment => ({ ...attachment, at: sh(at) });
    const made = [state("02 09:00"), told("02 09:00", "24 12:00"), state("24 16:00", { stage: "done" })];
    const isSigned = (at: string, ...more: VisitMoment[]) =>
      fold([...made, file(at), ...more]).facts.isSigned;
    expect([isSigned("02 09:00"), isSigned("23 23:59"), isSigned("24 00:00"), isSigned("30 09:00")]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    // It was made a day before the appointment, and written down later.
    expect(isSigned("23 15:00", told("24 16:00", "24 12:00", { date: "2026-11-23" }))).toBe(true);
    const early = [state("02 09:00"), told("02 09:00", "24 12:00"), state("20 16:00", { stage: "done" })];
    expect(fold([...early, file("20 15:00")]).facts.isSigned).toBe(true);
    // The order of a first try is not that of the second.
    const again = [
      ...made,
      file("24 17:00"),
      state("25 09:00"),
      due("25 09:00", "24 12:00", "27 12:00"),
      state("27 16:00", { stage: "done" }),
    ];
    expect(fold(again).facts).toMatchObject({ doneOn: "2026-11-27", isSigned: false });
    expect(fold(again).reached.map(({ event }) => event)).toEqual([
      "visit_done",
      "visit_signed",
      "visit_done",
    ]);
  });

  test("before the visit is done make it no done one", () => {
    const { facts, counts } = fold([state("24 10:00", { stage: "arrived", isTicked: true })]);
    expect([visitState(facts, "2026-11-24"), counts]).toEqual(["planned", []]);
  });
});

describe("the day of a visit", () => {
  test("is the one written down, else the appointed one, else the day it was set to done", () => {
    const done = [state("02 09:00"), state("25 16:00", { stage: "done" })];
    const dayWith = (...more: VisitMoment[]) => fold([...done, ...more]).facts.doneOn;
    expect(dayWith(told("25 16:00", "24 12:00", { date: "2026-11-23" }))).toBe("2026-11-23");
    expect(dayWith(told("02 09:00", "24 12:00"))).toBe("2026-11-24");
    expect(dayWith(told("02 09:00", null))).toBe("2026-11-25");
  });

  test("is not later than the record of it", () => {
    expect(
      fold([state("02 09:00"), told("02 09:00", "27 12:00"), state("25 16:00", { stage: "done" })]).facts
        .doneOn,
    ).toBe("2026-11-25");
  });

  test("is not later than the writing of it: a slip of the pen counts in no other year", () => {
    const dayOf = (at: string, date: string) => {
      const made = state("24 16:00", { stage: "done" });
      const later = told("29 09:00", "23 12:00", { date, hasNote: true });
      const { facts, counts } = fold([state("02 09:00"), made, told(at, "23 12:00", { date }), later]);
      expect(counts.map(({ on }) => on)).toEqual([facts.doneOn]);
      return facts.doneOn;
    };
    expect(dayOf("24 16:00", "2027-11-24")).toBe("2026-11-23");
    // Written beside it afterwards is not written then.
    expect(dayOf("24 16:00", "2026-11-28")).toBe("2026-11-23");
    expect(dayOf("26 09:00", "2026-11-26")).toBe("2026-11-26");
    // By a clock ahead of the policy's it may be a day later.
    expect(dayOf("24 16:00", "2026-11-25")).toBe("2026-11-25");
  });

  test("is read in the schedule's zone", () => {
    // 23:30 in Shanghai is still the 24th there, and 00:30 the 25th, while UTC has the 24th for both.
    expect(fold([state("24 23:30", { stage: "done" })]).facts.doneOn).toBe("2026-11-24");
    expect(fold([state("25 00:30", { stage: "done" })]).facts.doneOn).toBe("2026-11-25");
  });
});

describe("unplanned visits (A5)", () => {
  const isUnplanned = (moments: readonly VisitMoment[], createdAt = "02 09:00") =>
    fold(moments, "30 12:00", policy, createdAt).facts.isUnplanned;

  test("are those recorded as done without having stood open with a date ahead", () => {
    expect(
      isUnplanned([state("24 16:00", { stage: "done" }), told("24 16:00", "24 12:00")], "24 16:00"),
    ).toBe(true);
    expect(
      isUnplanned(
        [state("24 15:00"), told("24 15:00", null), state("24 16:00", { stage: "done" })],
        "24 15:00",
      ),
    ).toBe(true);
    expect(
      isUnplanned(
        [state("24 15:00"), told("24 15:00", "20 12:00"), state("24 16:00", { stage: "done" })],
        "24 15:00",
      ),
    ).toBe(true);
  });

  test("are not those with an appointment beforehand, even on the same day", () => {
    const planned = [state("02 09:00"), told("02 09:00", "24 12:00"), state("24 16:00", { stage: "done" })];
    expect(isUnplanned(planned)).toBe(false);
    const sameDay = [
      state("24 09:00"),
      told("24 09:00", "24 12:00", { time: "14:00" }),
      state("24 16:00", { stage: "done" }),
    ];
    expect(isUnplanned(sameDay, "24 09:00")).toBe(false);
  });

  test("an appointment given later, while still open, makes it planned", () => {
    const moments = [
      state("02 09:00"),
      due("20 09:00", null, "24 12:00"),
      state("24 16:00", { stage: "done" }),
    ];
    expect(isUnplanned(moments)).toBe(false);
  });
});

describe("counts", () => {
  const done = state("24 16:00", { stage: "done", actorId: 21, cause: "done" });

  test("one per time it came to count, with the event and the person behind it", () => {
    expect(fold([state("02 09:00"), done]).counts).toEqual([
      {
        id: "42:1",
        visitId: 42,
        organizationId: 100,
        kind: "onsite",
        on: "2026-11-24",
        counted: { cause: "done", actorId: 21, at: sh("24 16:00") },
        reversed: null,
      },
    ]);
  });

  test("signing and solving later count no second time", () => {
    const moments = [
      done,
      state("25 09:00", { stage: "signed" }),
      state("26 09:00", { stage: "signed", status: "solved" }),
    ];
    expect(fold(moments).counts).toHaveLength(1);
  });

  test.each([
    ["cancelled", { stage: "cancelled" as const }],
    ["un-done", { stage: "in_progress" as const }],
    ["exempt", { stage: "done" as const, isExempt: true }],
    ["deleted", { stage: "done" as const, status: "deleted" as const }],
    ["without an organization", { stage: "done" as const, organizationId: null }],
  ])("what is %s is reversed, with its own cause", (_, change) => {
    const { counts } = fold([done, state("25 09:00", { ...change, cause: "undo", actorId: 5 })]);
    expect(counts).toMatchObject([{ reversed: { cause: "undo", actorId: 5, at: sh("25 09:00") } }]);
  });

  test("a visit follows its ticket to another organization", () => {
    const { counts } = fold([
      done,
      state("25 09:00", { stage: "done", organizationId: 200, cause: "merged" }),
    ]);
    expect(counts).toMatchObject([
      { id: "42:1", organizationId: 100, reversed: { cause: "merged" } },
      { id: "42:2", organizationId: 200, on: "2026-11-24", reversed: null },
    ]);
  });

  test("done a second time counts a second time, the first stays reversed", () => {
    const { counts } = fold([done, state("25 09:00"), state("26 15:00", { stage: "done" })]);
    expect(counts.map(({ id, on, reversed }) => [id, on, reversed === null])).toEqual([
      ["42:1", "2026-11-24", false],
      ["42:2", "2026-11-26", true],
    ]);
  });

  test("exempt from the beginning counts nothing", () => {
    expect(fold([state("24 16:00", { stage: "done", isExempt: true })]).counts).toEqual([]);
  });
});

describe("silent misses (D4)", () => {
  const misses = (moments: readonly VisitMoment[], now = "30 12:00") => fold(moments, now).facts.silentMisses;
  const plan = [state("02 09:00"), told("02 09:00", "23 12:00", { time: "10:00" })];

  test("an appointment moved after its time was missed, moved before it was not", () => {
    expect(misses([...plan, due("23 09:00", "23 12:00", "26 12:00")], "23 23:00")).toBe(0);
    expect(misses([...plan, due("23 11:00", "23 12:00", "26 12:00")], "23 23:00")).toBe(1);
  });

  test("without a word it is missed when its day is over", () => {
    expect([misses(plan, "23 23:59"), misses(plan, "24 00:00")]).toEqual([0, 1]);
  });

  test("what took place on its day was not missed, however late that was written down", () => {
    const late = state("25 09:00", { stage: "done" });
    expect(misses([...plan, late])).toBe(0);
    expect(misses([...plan, late, told("25 09:00", "23 12:00", { time: "10:00", date: "2026-11-25" })])).toBe(
      1,
    );
  });

  test("nor what had begun by then, or was cancelled before", () => {
    expect(
      misses([...plan, state("23 09:50", { stage: "arrived" }), due("23 15:00", "23 12:00", "26 12:00")]),
    ).toBe(0);
    expect(misses([...plan, state("23 09:50", { stage: "arrived" })])).toBe(0);
    expect(misses([...plan, state("23 09:00", { stage: "cancelled" })])).toBe(0);
    expect(misses([...plan, state("23 11:00", { stage: "cancelled" })])).toBe(1);
  });

  test("two appointments gone by are two", () => {
    expect(misses([...plan, due("24 09:00", "23 12:00", "26 12:00")], "27 12:00")).toBe(2);
  });
});

describe("what was reached, for callbacks (D9)", () => {
  test("each stage once per time it was come to; the order signed at once was done too", () => {
    const { reached } = fold([
      state("24 09:00", { stage: "arrived" }),
      state("24 10:00", { stage: "in_progress" }),
      state("24 16:00", { stage: "signed" }),
      state("25 09:00", { stage: "in_progress" }),
      state("25 16:00", { stage: "done" }),
    ]);
    expect(reached.map(({ event, episode }) => `${event} ${episode}`)).toEqual([
      "visit_arrived 1",
      "visit_progress 1",
      "visit_done 1",
      "visit_signed 1",
      "visit_done 2",
    ]);
  });
});

test("whatever order the moments come in, and however often, the visit is the same", () => {
  const moments = [
    state("02 09:00"),
    told("02 09:00", "20 12:00", { time: "10:00" }),
    due("20 11:00", "20 12:00", "24 12:00"),
    state("24 10:00", { stage: "arrived" }),
    state("24 16:00", { stage: "done", organizationId: 100 }),
    state("24 16:30", { stage: "done", isExempt: true }),
    state("24 17:00", { stage: "done", organizationId: 200 }),
    { kind: "attachment", at: sh("24 17:10"), order: "f", cause: "file", actorId: 1 } as const,
    state("25 09:00", { stage: "done", status: "solved", organizationId: 200 }),
    state("26 09:00", { stage: "done", status: "open", organizationId: 200 }),
    told("26 09:00", "27 12:00", { hasNote: true }),
  ];
  const clean = fold(moments);
  fc.assert(
    fc.property(fc.shuffledSubarray([...moments, ...moments], { minLength: moments.length * 2 }), (mixed) => {
      expect(fold(mixed)).toEqual(clean);
    }),
  );
  expect(clean.counts.every(({ reversed }) => reversed !== null)).toBe(true);
});

test("at most one count of a visit stands at any time", () => {
  const stages = fc.constantFrom("planned", "arrived", "done", "signed", "cancelled") as fc.Arbitrary<
    State["stage"]
  >;
  const statuses = fc.constantFrom("open", "solved", "deleted") as fc.Arbitrary<State["status"]>;
  const look = fc.record({
    stage: stages,
    status: statuses,
    isExempt: fc.boolean(),
    organizationId: fc.constantFrom(100, 200, null),
  });
  fc.assert(
    fc.property(fc.array(look, { minLength: 1, maxLength: 20 }), (looks) => {
      const moments = looks.map((each, index) => state(`${String(index + 2).padStart(2, "0")} 09:00`, each));
      const { facts, counts } = fold(moments);
      const standing = counts.filter(({ reversed }) => reversed === null);
      const isCounted = (facts.stage === "done" || facts.stage === "signed") && !facts.isExempt;
      expect(standing.map(({ organizationId }) => organizationId)).toEqual(
        isCounted && facts.organizationId !== null ? [facts.organizationId] : [],
      );
      expect(new Set(counts.map(({ id }) => id)).size).toBe(counts.length);
    }),
  );
});

describe("deadlines of a visit", () => {
  const all = policyWith({
    confirmBefore: "1h",
    recordSameDay: true,
    resultNextMorning: true,
    needsNote: true,
  });
  const visit = (changes: Partial<VisitFacts> = {}): VisitFacts => ({
    ...fold([state("02 09:00"), told("02 09:00", "24 12:00", { time: "10:00" })], "20 09:00", all).facts,
    ...changes,
  });
  const deadlines = (changes: Partial<VisitFacts> = {}, of = all) =>
    visitDeadlines(of, visit(changes)).map(({ kind, at }) => [kind, at]);

  test("before it: unconfirmed an hour ahead, no record by closing, missed with the day", () => {
    expect(deadlines()).toEqual([
      ["unconfirmed", sh("24 09:00")],
      ["no_record", sh("24 17:00")],
      ["missed", sh("25 00:00")],
    ]);
  });

  test("none that the policy does not ask for but the miss; none without a date, or when it is cancelled", () => {
    expect(deadlines({}, policy)).toEqual([["missed", sh("25 00:00")]]);
    expect(deadlines({ plannedOn: null, plannedFor: null, plannedSince: null })).toEqual([]);
    expect(deadlines({ stage: "cancelled" })).toEqual([]);
  });

  test("a confirmed one is not asked for again, nor one whose appointment was made within that time", () => {
    expect(deadlines({ stage: "confirmed" }).map(([kind]) => kind)).toEqual(["no_record", "missed"]);
    expect(deadlines({ plannedSince: sh("24 09:30") }).map(([kind]) => kind)).toEqual([
      "no_record",
      "missed",
    ]);
  });

  test("where only the day is known, its opening stands for the time; an evening visit is recorded by midnight", () => {
    expect(deadlines({ plannedFor: null })[0]).toEqual(["unconfirmed", sh("24 08:00")]);
    expect(deadlines({ plannedFor: sh("24 19:00") })).toContainEqual(["no_record", sh("25 00:00")]);
  });

  test("after it: no record by closing, no result and not solved the next working morning (D3)", () => {
    const done = { stage: "done", doneOn: "2026-11-27", doneAt: sh("27 16:00") } as const;
    expect(deadlines(done)).toEqual([
      ["no_record", sh("27 17:00")],
      ["no_result", sh("30 09:00")],
    ]);
    expect(deadlines({ ...done, result: "unsolved" })).toEqual([["unsolved", sh("30 09:00")]]);
    expect(deadlines({ ...done, result: "solved" })).toEqual([]);
  });

  test("moving the appointment makes others, the same one always has the same id", () => {
    const ids = (changes: Partial<VisitFacts>) => visitDeadlines(all, visit(changes)).map(({ id }) => id);
    expect(ids({})).toEqual(ids({ hasReason: true }));
    const moved = ids({ plannedOn: "2026-11-25", plannedFor: sh("25 10:00") });
    expect(ids({}).some((id) => moved.includes(id))).toBe(false);
  });
});

describe("what a visit lacks", () => {
  const all = policyWith({
    confirmBefore: "1h",
    recordSameDay: true,
    needsSignature: true,
    needsNote: true,
    needsCallback: true,
  });
  const facts = (...moments: VisitMoment[]) => fold(moments, "24 18:00", all).facts;
  const planned = facts(state("02 09:00"), told("02 09:00", "24 12:00"));
  const done = facts(state("24 16:00", { stage: "done" }));

  test("a confirmation until its day, then a record", () => {
    expect(visitLacks(all, planned, "2026-11-24")).toEqual(["confirmation"]);
    expect(visitLacks(all, planned, "2026-11-25")).toEqual(["record"]);
  });

  test("record, note, signature and callback once it is done; cancelled it lacks nothing", () => {
    expect(visitLacks(all, done, "2026-11-24", false)).toEqual(["record", "note", "signature", "callback"]);
    expect(
      visitLacks(all, { ...done, result: "solved", hasNote: true, isSigned: true }, "2026-11-24", true),
    ).toEqual([]);
    expect(visitLacks(all, { ...done, stage: "cancelled" }, "2026-11-24", false)).toEqual([]);
  });

  test("no signature of a kind that nobody signs", () => {
    const kinds = [{ key: "talk", title: "Talk", needsSignature: false }];
    const some = policyWith({ needsSignature: true, kinds });
    expect(visitLacks(some, { ...done, kind: "talk" }, "2026-11-24", false)).toEqual([]);
    expect(visitLacks(some, { ...done, kind: null }, "2026-11-24", false)).toEqual(["signature"]);
  });

  test("nothing that the policy does not ask for", () => {
    expect(visitLacks(policy, done, "2026-11-24", false)).toEqual([]);
  });
});
