import { expect, test } from "vitest";
import { type BriefFacts, type CallAbout, makeBrief, type VisitFacts } from "#core";
import { customer, ticket } from "../facts.ts";
import { small } from "../smallPolicy.ts";

const WEEK = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["09:00-17:00"]]));
const policy = small({
  schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
  stages: [{ key: "delay", title: "Delay", statuses: [] }],
  replies: [
    { key: "hello", stage: "delay", title: "Hello", body: "Hello" },
    { key: "sorry", stage: "delay", title: "Sorry", body: "Sorry" },
  ],
  visits: {
    kinds: [{ key: "onsite", title: "Onsite", checklist: ["Materials"] }],
    quotas: [{ key: "four", tiers: ["gold"], atLeast: 4, schedule: "office" }],
    confirmBefore: "1h",
    apology: "sorry",
    needsCallback: true,
  },
});

const visit = (changes: Partial<VisitFacts> = {}): VisitFacts => ({
  id: 50,
  organizationId: 100,
  kind: "onsite",
  stage: "planned",
  isSigned: false,
  createdAt: "2026-11-02T01:00:00Z",
  plannedOn: "2026-11-24",
  plannedFor: "2026-11-24T02:00:00Z",
  plannedSince: "2026-11-02T01:00:00Z",
  doneOn: null,
  doneAt: null,
  isUnplanned: false,
  engineerId: 21,
  result: null,
  hasReason: false,
  hasNote: false,
  isExempt: false,
  silentMisses: 0,
  ...changes,
});

const brief = (now: string, latest: readonly VisitFacts[], changes: Partial<BriefFacts> = {}, of = policy) =>
  makeBrief(
    of,
    {
      policyVersion: 1,
      policyProblem: null,
      ticket: ticket({ id: 50, type: "task", externalId: "tierwise:visit:x" }),
      customer: customer({ spend: 5000 }),
      visits: [{ kind: "onsite", state: "done", on: "2026-03-03" }],
      knownVisits: { latest },
      agentNames: new Map([[21, "Mei"]]),
      inZendesk: { tierOption: null, serviceLevelOption: null },
      ...changes,
    },
    now,
  );

test("the card tells what is owed, the pace, the next date, and each visit with what it lacks", () => {
  expect(brief("2026-11-22T01:00:00Z", [visit()]).visits).toMatchObject({
    done: 1,
    atLeast: 4,
    more: {
      owed: 4,
      carried: 0,
      pace: "behind",
      suggestedOn: "2026-11-23",
      full: [],
      kinds: [{ key: "onsite", checklist: [{ en: "Materials" }] }],
      zone: "Asia/Shanghai",
      list: [
        {
          ticketId: 50,
          state: "planned",
          plannedOn: "2026-11-24",
          engineer: { id: 21, name: "Mei" },
          lacks: ["confirmation"],
        },
      ],
    },
  });
});

test("without the visits themselves it tells only what their days say", () => {
  const { visits } = makeBrief(
    policy,
    {
      policyVersion: 1,
      policyProblem: null,
      ticket: ticket(),
      customer: customer({ spend: 5000 }),
      visits: [],
      inZendesk: { tierOption: null, serviceLevelOption: null },
    },
    "2026-11-22T01:00:00Z",
  );
  expect(visits).toMatchObject({ atLeast: 4 });
  expect(visits?.more).toBeUndefined();
});

test("days and periods are those of the quota's schedule, also while it is another day where visits are", () => {
  const farApart = small({
    schedules: [
      { key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK },
      { key: "west", title: "West", zone: "America/Los_Angeles", week: WEEK },
    ],
    visits: { schedule: "office", quotas: [{ key: "four", tiers: ["gold"], atLeast: 4, schedule: "west" }] },
  });
  // Nine in the morning of 2027 in Shanghai, 31 December in Los Angeles.
  expect(brief("2027-01-01T01:00:00Z", [], {}, farApart).visits).toMatchObject({
    done: 1,
    period: { from: "2026-01-01", to: "2027-01-01" },
    more: { pace: "out_of_reach", suggestedOn: "2026-12-31", zone: "Asia/Shanghai" },
  });
});

test("the maximum on the card is the one that is held to: with what was carried over, and in proportion", () => {
  const policyWith = (quota: object) =>
    small({
      schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
      visits: { quotas: [{ key: "q", tiers: ["gold"], schedule: "office", ...quota }] },
    });
  const atMost = (quota: object, changes: Partial<BriefFacts> = {}) =>
    brief("2026-11-22T01:00:00Z", [], changes, policyWith(quota)).visits?.atMost;
  expect(atMost({ atMost: 5 })).toBe(5);
  expect(atMost({ atLeast: 2, atMost: 5, carryOver: "one_period" })).toBe(7);
  const byDays = { atMost: 12, proration: { atMost: "by_days" } };
  expect(atMost(byDays, { customerSince: "2026-07-01" })).toBe(6);
});

test("whoever is promised no visits can be visited all the same, and the card has what an engineer needs (D3, D4)", () => {
  const plain = { customer: customer({ spend: 0 }) };
  expect(brief("2026-11-22T01:00:00Z", [visit()], plain).visits).toMatchObject({
    done: 1,
    planned: 0,
    atLeast: null,
    atMost: null,
    period: { from: "2026-01-01", to: "2027-01-01" },
    lastDoneOn: "2026-03-03",
    nextPlannedOn: null,
    more: {
      owed: null,
      pace: "no_minimum",
      suggestedOn: null,
      full: [],
      kinds: [{ key: "onsite" }],
      list: [{ ticketId: 50, state: "planned", lacks: ["confirmation"] }],
    },
  });
  expect(brief("2026-11-22T01:00:00Z", [], plain, small()).visits).toBeNull();
});

test("a tier change and a late start are in what is owed", () => {
  const spells = [
    { tier: "plain", since: null },
    { tier: "gold", since: "2026-06-30T16:00:00Z" },
  ];
  expect(brief("2026-11-22T01:00:00Z", [], { spells }).visits?.more?.owed).toBe(2);
  expect(brief("2026-11-22T01:00:00Z", [], { customerSince: "2026-07-01" }).visits?.more?.owed).toBe(2);
});

test("on a visit's task the apology comes first while the appointment is in doubt (D4)", () => {
  const keys = (now: string, changes: Partial<VisitFacts> = {}) =>
    brief(now, [visit(changes)]).replies.map(({ key }) => key);
  expect(keys("2026-11-24T00:59:00Z")).toEqual(["hello", "sorry"]);
  expect(keys("2026-11-24T01:00:00Z")).toEqual(["sorry", "hello"]);
  expect(keys("2026-11-24T01:00:00Z", { stage: "confirmed" })).toEqual(["hello", "sorry"]);
  expect(keys("2026-11-24T16:00:00Z", { stage: "confirmed" })).toEqual(["sorry", "hello"]);
});

test("a visit says how the call about it stands; signed and called about it is archived (A8)", () => {
  const signed = visit({
    stage: "signed",
    isSigned: true,
    doneOn: "2026-11-20",
    doneAt: "2026-11-20T08:00:00Z",
    result: "solved",
    hasNote: true,
  });
  const call: CallAbout = {
    id: "50:after:1",
    rule: "after",
    ticketId: 50,
    causeAt: "2026-11-20T08:00:00Z",
    dueAt: "2026-11-23T08:00:00Z",
    slotAt: "2026-11-20T08:00:00Z",
    state: "open",
    result: null,
  };
  const shown = (now: string, asked: readonly number[], calls: readonly CallAbout[]) => {
    const callbacks = { open: [], own: null, about: { asked, calls } };
    const one = brief(now, [signed], { callbacks }).visits?.more?.list[0];
    return [one?.call, one?.isArchived, one?.lacks];
  };
  const now = "2026-11-22T01:00:00Z";
  expect(shown(now, [], [])).toEqual([null, false, []]);
  expect(shown(now, [50], [])).toEqual(["none", false, ["callback"]]);
  expect(shown(now, [50], [call])).toEqual(["planned", false, ["callback"]]);
  expect(shown("2026-11-23T08:00:01Z", [50], [call])).toEqual(["overdue", false, ["callback"]]);
  expect(shown(now, [50], [{ ...call, state: "finished", result: "satisfied" }])).toEqual(["done", true, []]);
  expect(shown(now, [50], [{ ...call, state: "skipped" }])).toEqual(["not_needed", false, []]);
});

test("an open visit tells the days to which it can't be moved; one that was made has none", () => {
  const limited = small({
    schedules: [{ key: "office", title: "Office", zone: "Asia/Shanghai", week: WEEK }],
    visits: { quotas: [{ key: "one", tiers: ["gold"], atMost: 1, beyond: "block", schedule: "office" }] },
  });
  const planned = { kind: null, state: "planned" } as const;
  const visits = [
    { ...planned, on: "2026-11-24" },
    { ...planned, on: "2027-02-02" },
  ];
  const latest = [visit({ kind: null }), visit({ id: 51, stage: "done", doneOn: "2026-11-20" })];
  const { more } = brief("2026-11-22T01:00:00Z", latest, { visits }, limited).visits ?? {};
  expect(more?.list.map(({ full }) => full)).toEqual([
    [{ from: "2027-01-01", to: "2028-01-01", verdict: { kind: "block", atMost: 1, made: 1 } }],
    undefined,
  ]);
});

test("for a month the card tells how the last period ended", () => {
  const last = (now: string) => brief(now, []).visits?.more?.last;
  const missed = { period: { from: "2026-01-01", to: "2027-01-01" }, done: 1, owed: 4, ended: "missed" };
  expect(last("2027-01-31T15:00:00Z")).toEqual(missed);
  // The first of February in Shanghai.
  expect(last("2027-01-31T17:00:00Z")).toBeUndefined();
});
