import fc from "fast-check";
import { expect, test } from "vitest";
import { visitDeadlinesCome, type VisitMoment } from "#core";
import { small } from "../smallPolicy.ts";

const WEEK = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));
const policy = small({
  schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
  visits: {
    kinds: [{ key: "onsite", title: "Onsite" }],
    confirmBefore: "1h",
    recordSameDay: true,
    resultNextMorning: true,
  },
});

/** November 2026 in Shanghai: "24 09:30". The 24th is a Tuesday. */
const sh = (text: string): string => {
  const [day = "", time = "00:00"] = text.split(" ");
  return new Date(Date.parse(`2026-11-${day}T${time}:00+08:00`)).toISOString().replace(".000Z", "Z");
};

type State = Extract<VisitMoment, { kind: "state" }>;
type Written = Extract<VisitMoment, { kind: "written" }>;

const state = (at: string, changes: Partial<State> = {}): State => ({
  kind: "state",
  at: sh(at),
  order: `${sh(at)}.1`,
  cause: "e",
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
});
const due = (at: string, previous: string, current: string): VisitMoment => ({
  kind: "due",
  at: sh(at),
  order: `${sh(at)}.2`,
  previous: sh(previous),
  current: sh(current),
});
const told = (at: string, day: string, time: string | null): VisitMoment => ({
  kind: "told",
  at: sh(at),
  dueAt: sh(day),
  time,
  date: null,
  hasReason: false,
  hasNote: false,
});
const written = (at: string, changes: Partial<Written>): VisitMoment => ({
  kind: "written",
  at: sh(at),
  order: "~0001",
  ...changes,
});

const came = (moments: readonly VisitMoment[], now: string): readonly string[] =>
  visitDeadlinesCome(policy, { id: 50, createdAt: sh("02 09:00") }, moments, sh(now)).map(
    ({ kind, at }) => `${kind} ${at === sh("24 11:00") ? "24 11:00" : at}`,
  );

const PLANNED = [state("02 09:00"), told("02 09:00", "24 12:00", "12:00")];

test("what came stays, whatever happens later", () => {
  expect(came(PLANNED, "24 10:59")).toEqual([]);
  expect(came(PLANNED, "24 11:00")).toEqual(["unconfirmed 24 11:00"]);
  for (const later of [state("24 11:01", { stage: "confirmed" }), due("24 11:01", "24 12:00", "27 12:00")]) {
    expect(came([...PLANNED, later], "24 12:00")).toEqual(["unconfirmed 24 11:00"]);
  }
});

test("a word before it, or at the very instant, is in time", () => {
  for (const at of ["24 10:59", "24 11:00"]) {
    expect(came([...PLANNED, state(at, { stage: "confirmed" })], "24 12:00")).toEqual([]);
    expect(came([...PLANNED, due(at, "24 12:00", "27 12:00")], "24 12:00")).toEqual([]);
  }
});

test("the time of day and the note count from the save that wrote them", () => {
  expect(came([...PLANNED, written("24 10:30", { time: "15:00" })], "24 12:00")).toEqual([]);
  expect(came([...PLANNED, written("24 11:30", { time: "15:00" })], "24 12:00")).toEqual([
    "unconfirmed 24 11:00",
  ]);
  const made = [...PLANNED, state("24 10:00", { stage: "done", result: "solved" })];
  expect(came([...made, written("24 18:00", { hasNote: true })], "25 12:00")).toEqual([]);
  const bare = [...PLANNED, state("24 10:00", { stage: "done" })];
  const chased = [`no_record ${sh("24 17:00")}`, `no_result ${sh("25 09:00")}`];
  expect(came([...bare, written("24 18:00", { hasNote: true })], "25 12:00")).toEqual(chased);
  expect(came([...bare, written("24 16:00", { hasNote: true })], "25 12:00")).toEqual(chased.slice(1));
});

test("what is past already when it is made due comes at once", () => {
  const late = [state("25 10:00", { stage: "done" }), told("25 10:00", "24 12:00", null)];
  expect(
    visitDeadlinesCome(policy, { id: 50, createdAt: sh("25 10:00") }, late, sh("25 10:00")).map(
      ({ kind }) => kind,
    ),
  ).toEqual(["no_record", "no_result"]);
});

test("whatever order the moments come in, and however often, the same deadlines came", () => {
  const all = [
    ...PLANNED,
    due("23 10:00", "24 12:00", "25 12:00"),
    state("23 11:00", { stage: "confirmed" }),
    state("25 12:00", { stage: "arrived" }),
    written("25 13:00", { time: "13:00" }),
    state("25 16:00", { stage: "done" }),
    written("25 18:00", { hasNote: true }),
    state("26 10:00", { stage: "done", result: "unsolved" }),
  ];
  const clean = came(all, "30 12:00");
  expect(clean.length).toBeGreaterThan(1);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all), (order, again) => {
      expect(came([...again, ...order], "30 12:00").toSorted()).toEqual(clean.toSorted());
    }),
  );
});
