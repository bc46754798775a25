import {
  eventCallbacks,
  type EventCause,
  type TicketFacts,
  ticketCauses,
  type TimelineEvent,
  visitCauses,
} from "#core";
import { describe, expect, test } from "vitest";
import { ticket as aTicket } from "../facts.ts";
import { aCustomer, SCHEDULES, withCalls } from "./policyWithCalls.ts";

const ticket: TicketFacts = { ...aTicket(), id: 42, organizationId: 55 };
const solved = (at: string): EventCause => ({
  kind: "ticket",
  event: "ticket_solved",
  ticketId: 42,
  episode: 1,
  at,
});
const NOW = "2026-11-23T00:00:00Z";
const onlyOne = (policy = withCalls([{}]), at = "2026-11-23T02:00:00Z", customer = aCustomer()) =>
  eventCallbacks(policy, { customer, ticket }, [solved(at)], { now: NOW, isPast: () => false })[0]?.task;

describe("when it is due and when to call", () => {
  test("a ticket solved at 10:00 on a Monday is called about at once, within a day", () => {
    expect(onlyOne()).toEqual({
      id: "42:rule_1:1",
      rule: "rule_1",
      organizationId: 55,
      ticketId: 42,
      causeAt: "2026-11-23T02:00:00Z",
      dueAt: "2026-11-24T02:00:00Z",
      slotAt: "2026-11-23T02:00:00Z",
      isSlotLate: false,
    });
  });

  test("in the lunch break nobody is called: the slot is 14:00", () => {
    expect(onlyOne(withCalls([{}]), "2026-11-23T03:40:00Z")?.slotAt).toBe("2026-11-23T06:00:00Z");
  });

  test("solved on Saturday noon within 24 h: due on Sunday, called on Monday at 09:30, flagged late", () => {
    expect(onlyOne(withCalls([{}]), "2026-11-21T04:00:00Z")).toMatchObject({
      dueAt: "2026-11-22T04:00:00Z",
      slotAt: "2026-11-23T01:30:00Z",
      isSlotLate: true,
    });
  });

  test("three working days from a Monday end on Thursday at closing", () => {
    const policy = withCalls([{ within: "3wd", schedule: "office" }]);
    expect(onlyOne(policy)?.dueAt).toBe("2026-11-26T10:00:00Z");
    // Saturday is none: Monday is the first.
    expect(onlyOne(policy, "2026-11-21T04:00:00Z")?.dueAt).toBe("2026-11-25T10:00:00Z");
  });

  test("calling hours are the customer's own", () => {
    const week = { mon: ["09:30-11:30"], tue: ["09:30-11:30"] };
    const facts = [{ key: "town", title: { en: "Town" }, kind: "text" }];
    const policy = withCalls([{}], {
      facts,
      callingHours: { week, zone: { fact: "town", zones: [{ is: "lima", zone: "America/Lima" }] } },
    });
    const slot = (town: string) => onlyOne(policy, "2026-11-23T02:00:00Z", aCustomer({ town }))?.slotAt;
    expect(slot("America/New_York")).toBe("2026-11-23T14:30:00Z");
    expect(slot("lima")).toBe("2026-11-23T14:30:00Z");
    expect(slot("Atlantis")).toBe("2026-11-23T02:00:00Z");
  });

  test("without calling hours of the policy the rule's holidays and make-up days count", () => {
    const schedules = [
      {
        key: "always",
        title: { en: "Office" },
        zone: "Asia/Shanghai",
        week: { mon: ["09:00-18:00"], tue: ["09:00-18:00"], wed: ["09:00-18:00"] },
        holidays: [{ from: "2026-11-23", through: null }],
        shifts: [{ on: "2026-11-22", windows: ["09:00-18:00"] }],
      },
    ];
    expect(onlyOne(withCalls([{}], { schedules }), "2026-11-23T02:00:00Z")?.slotAt).toBe(
      "2026-11-24T01:30:00Z",
    );
    expect(onlyOne(withCalls([{}], { schedules }), "2026-11-22T00:00:00Z")?.slotAt).toBe(
      "2026-11-22T01:30:00Z",
    );
  });

  test("without calling hours of the policy working days are those on which the rule's schedule opens", () => {
    const days = ["sun", "mon", "tue", "wed", "thu"];
    const week = Object.fromEntries(days.map((day) => [day, ["09:00-18:00"]]));
    const schedules = [{ key: "always", title: { en: "Office" }, zone: "Asia/Riyadh", week }];
    // Thursday after the calls: Friday and Saturday are the weekend there, so Sunday at half past nine.
    expect(onlyOne(withCalls([{}], { schedules }), "2026-11-26T15:00:00Z")?.slotAt).toBe(
      "2026-11-29T06:30:00Z",
    );
  });
});

describe("holidays, where the policy names no schedule for them", () => {
  /** A Monday off; the Sunday before is worked. */
  const office = {
    ...SCHEDULES[0],
    holidays: [{ from: "2026-11-23", through: null }],
    shifts: [{ on: "2026-11-22", windows: ["09:00-18:00"] }],
  };
  const always = { ...SCHEDULES[1] };
  const week = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, ["10:00-16:00"]]));

  test("calling hours of the policy leave out the days on which the rule's schedule is closed", () => {
    const policy = withCalls([{ schedule: "office" }], {
      schedules: [office, always],
      callingHours: { week },
    });
    expect(onlyOne(policy, "2026-11-23T02:00:00Z")?.slotAt).toBe("2026-11-24T02:00:00Z");
    expect(onlyOne(policy, "2026-11-22T00:00:00Z")?.slotAt).toBe("2026-11-22T02:00:00Z");
  });

  test("of a rule that runs round the clock, the first schedule that closes says which days are working days", () => {
    for (const others of [{}, { callingHours: { week } }]) {
      const policy = withCalls([{}], { schedules: [always, office], ...others });
      expect(onlyOne(policy, "2026-11-23T00:00:00Z")?.slotAt).toMatch(/^2026-11-24T0[12]:/);
    }
  });
});

describe("for whom", () => {
  test("a rule for a tier, a segment or an urgency leaves the others alone", () => {
    const gold = withCalls([{ tiers: ["gold"] }]);
    expect(onlyOne(gold)).toBeUndefined();
    expect(onlyOne(gold, "2026-11-23T02:00:00Z", aCustomer({ spend: 5000 }))).toBeDefined();
    const when = { all: [{ field: "urgency", operator: "is", value: "urgent" }] };
    const urgent = withCalls([{ when }]);
    expect(onlyOne(urgent)).toBeUndefined();
    const facts = { customer: null, ticket: { ...ticket, priority: "urgent" as const } };
    expect(eventCallbacks(urgent, facts, [solved(NOW)], { now: NOW, isPast: () => false })).toHaveLength(1);
  });
});

const NOTHING_AFTER = { reopenedAt: null, wroteAt: null, deletedAt: null } as const;

describe("what calls for it", () => {
  const at = (minute: number): string => `2026-11-23T10:${String(minute).padStart(2, "0")}:00Z`;
  const status = (minute: number, name: "open" | "solved" | "closed" | "deleted"): TimelineEvent => ({
    at: at(minute),
    kind: "status",
    status: name,
  });
  const wrote = (minute: number): TimelineEvent => ({ at: at(minute), kind: "public_comment_by_customer" });
  const causes = (...events: TimelineEvent[]) =>
    ticketCauses(
      { ticketId: 42, events: [{ at: at(0), kind: "created" }, ...events] },
      "2026-11-24T00:00:00Z",
    );

  test("each solving is one; reopening and the customer's words after it are known", () => {
    expect(
      causes(status(1, "open"), status(5, "solved"), wrote(9), status(9, "open"), status(20, "solved")),
    ).toEqual([
      { cause: { ...solved(at(5)) }, reopenedAt: at(9), wroteAt: at(9), deletedAt: null },
      { cause: { ...solved(at(20)), episode: 2 }, ...NOTHING_AFTER },
    ]);
  });

  test("a deleted ticket's causes are off as long as it is deleted; restored as it was, it is solved no second time", () => {
    const binned = [status(5, "solved"), status(9, "deleted"), status(12, "deleted")];
    expect(causes(...binned)).toEqual([{ cause: solved(at(5)), ...NOTHING_AFTER, deletedAt: at(9) }]);
    expect(causes(...binned, status(20, "solved"))).toEqual([{ cause: solved(at(5)), ...NOTHING_AFTER }]);
    expect(causes(...binned, status(20, "open"))).toEqual([
      { cause: solved(at(5)), ...NOTHING_AFTER, reopenedAt: at(20) },
    ]);
  });

  test("order and doubles do not matter", () => {
    const events = [
      status(1, "open"),
      status(5, "solved"),
      wrote(9),
      status(9, "open"),
      status(20, "solved"),
    ];
    expect(causes(...events.toReversed(), ...events)).toEqual(causes(...events));
  });

  test("closing a solved ticket is no second solving, and a merged ticket was never solved", () => {
    expect(causes(status(5, "solved"), status(30, "closed"))).toHaveLength(1);
    expect(causes(status(30, "closed"))).toEqual([]);
  });

  test("a ticket whose urgency is complaint is one from the moment it is known", () => {
    const level = {
      at: at(3),
      kind: "level",
      tier: "gold",
      urgency: "complaint",
      segments: [],
      problemType: null,
    } as const;
    expect(causes(level, { ...level, at: at(7) })).toEqual([
      { cause: { ...solved(at(3)), event: "complaint" }, ...NOTHING_AFTER },
    ]);
  });

  test("complaints of several kinds are complaints, and one that is sorted into another kind is no second one", () => {
    const sorted = (minute: number, problemType: string) =>
      ({
        at: at(minute),
        kind: "level",
        tier: "gold",
        urgency: "general",
        segments: [],
        problemType,
      }) as const;
    const found = causes(sorted(2, "supply"), sorted(3, "quality_complaint"), sorted(7, "complaint_service"));
    expect(found.map(({ cause }) => [cause.event, cause.at])).toEqual([["complaint", at(3)]]);
    expect(causes(sorted(2, "complaints_desk"))).toEqual([]);
  });

  test("a visit's stages each call once, at the first time they were seen", () => {
    const seen = (minute: number, tag: string, name: "open" | "solved" = "open") => ({
      at: at(minute),
      order: "",
      status: name,
      tags: [tag],
    });
    const found = visitCauses(
      7,
      [
        seen(9, "visit_is_signed", "solved"),
        seen(4, "visit_is_arrived"),
        seen(3, "visit_is_arrived"),
        seen(8, "visit_is_done", "solved"),
        seen(1, "visit_is_confirmed"),
      ],
      [],
    );
    expect(found.map(({ cause }) => `${cause.event} ${cause.at.slice(14, 16)}`).toSorted()).toEqual([
      "visit_arrived 03",
      "visit_done 08",
      "visit_signed 09",
    ]);
    expect(visitCauses(7, [seen(1, "visit_is_cancelled", "solved")], [])).toEqual([]);
  });

  test("a visit's task that was merged away was not made thereby; one made before is called about all the same", () => {
    const seen = (minute: number, stage: string, ...more: string[]) => ({
      at: at(minute),
      order: "",
      status: "closed" as const,
      tags: [`visit_is_${stage}`, ...more],
    });
    expect(visitCauses(7, [seen(3, "planned", "closed_by_merge")], [])).toEqual([]);
    expect(visitCauses(7, [seen(3, "done", "closed_by_merge")], [])).toMatchObject([
      { cause: { event: "visit_done" }, reopenedAt: null },
    ]);
  });

  test("the signed order that was attached is the signature, once the visit is done", () => {
    const seen = (minute: number, stage: string, status: "open" | "solved" = "open") => ({
      at: at(minute),
      order: "",
      status,
      tags: [`visit_is_${stage}`],
    });
    const sights = [seen(3, "arrived"), seen(8, "done", "solved")];
    const signedAt = (minute: number) =>
      visitCauses(7, sights, [{ from: at(minute), to: null }])
        .filter(({ cause }) => cause.event === "visit_signed")
        .map(({ cause }) => cause.at.slice(14, 16));
    expect(signedAt(5)).toEqual(["08"]);
    expect(signedAt(9)).toEqual(["09"]);
    expect(signedAt(1)).toEqual(["08"]);
    expect(visitCauses(7, [], [{ from: at(1), to: null }])).toEqual([]);
  });

  test("what a complaint was found on calls anew once that is solved, each time, in whatever order it is heard", () => {
    const seen = (minute: number, status: "open" | "solved", ...complaints: string[]) => ({
      at: at(minute),
      order: "",
      status,
      tags: ["visit_is_signed", ...complaints.map((one) => `visitcomplaint_${one}`)],
    });
    const sights = [
      seen(2, "solved"),
      seen(3, "open", "signed_1"),
      seen(4, "open", "signed_1"),
      seen(5, "solved", "signed_1"),
      seen(6, "open", "signed_1"),
      seen(7, "solved", "signed_1"),
      seen(8, "open", "signed_1", "signed_2"),
      seen(9, "solved", "signed_1", "signed_2"),
    ];
    for (const order of [sights, sights.toReversed()]) {
      const found = visitCauses(7, order, []);
      expect(
        found.map(({ cause, reopenedAt }) => [
          cause.event,
          cause.episode,
          cause.at.slice(14, 16),
          reopenedAt,
        ]),
      ).toEqual([
        ["visit_done", 1, "02", null],
        ["visit_signed", 1, "02", null],
        ["visit_done", 2, "05", null],
        ["visit_signed", 2, "05", null],
        ["visit_done", 3, "09", null],
        ["visit_signed", 3, "09", null],
      ]);
    }
  });

  test("a stage that was taken back is said to be, and counts anew when it comes again, in whatever order it is heard", () => {
    const seen = (minute: number, stage: string, status: "open" | "solved" | "deleted" = "open") => ({
      at: at(minute),
      order: "",
      status,
      tags: [`visit_is_${stage}`],
    });
    const sights = [
      seen(2, "done", "solved"),
      seen(3, "confirmed"),
      seen(5, "arrived"),
      seen(6, "done", "solved"),
      seen(8, "done", "deleted"),
      seen(9, "done", "solved"),
    ];
    const told = (order: typeof sights) =>
      visitCauses(7, order, []).map(({ cause, reopenedAt }) => [
        cause.event,
        cause.episode,
        cause.at.slice(14, 16),
        reopenedAt?.slice(14, 16) ?? null,
      ]);
    const expected = [
      ["visit_done", 1, "02", "03"],
      ["visit_arrived", 1, "05", "08"],
      ["visit_done", 2, "06", "08"],
      ["visit_done", 3, "09", null],
    ];
    expect(told(sights)).toEqual(expected);
    expect(told(sights.toReversed())).toEqual(expected);
  });

  test("what fell into one second comes in its own order: told of while it was done, and then taken back", () => {
    const seen = (minute: number, order: string, status: "open" | "solved") => ({
      at: at(minute),
      order,
      status,
      tags: ["visit_is_planned"],
    });
    const sights = [
      seen(2, ".1", "solved"),
      seen(4, ".1", "solved"),
      seen(4, ".2", "open"),
      seen(4, "~read", "open"),
    ];
    for (const order of [sights, sights.toReversed()])
      expect(visitCauses(7, order, [])).toMatchObject([
        { cause: { event: "visit_done", episode: 1, at: at(2) }, reopenedAt: at(4) },
      ]);
  });
});
