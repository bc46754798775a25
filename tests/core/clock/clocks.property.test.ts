import fc from "fast-check";
import { expect, test } from "vitest";
import {
  clocksOf,
  dueActions,
  instant,
  instantText,
  seconds,
  subtract,
  type TimelineEvent,
  within,
} from "#core";
import { GENERAL, on, promising } from "./history.ts";

const policy = promising(
  {},
  {
    serviceLevels: ["general", "urgent"].map((urgency) => ({
      key: urgency,
      tiers: ["gold", "silver", "plain"],
      urgencies: [urgency],
      schedule: "office",
      targets:
        urgency === "urgent"
          ? { first_reply: "1h", next_reply: "2h", update: "3h", resolution: "5h" }
          : { first_reply: "3h", next_reply: "5h", resolution: "12h" },
      steps: [{ key: "told", title: "Told", within: "30m" }],
      escalation: [{ after: "1h", tell: "lead" }],
    })),
  },
);

const START = Date.parse(on("19 08:00")) / 1000;
const LENGTH = 5 * 86_400;
const time = fc.integer({ min: 0, max: LENGTH }).map((after) => instantText(instant(START + after)));
const event: fc.Arbitrary<TimelineEvent> = fc.oneof(
  fc.record({
    at: time,
    kind: fc.constant("status" as const),
    status: fc.constantFrom("open" as const, "pending" as const, "hold" as const, "solved" as const),
  }),
  fc.record({ at: time, kind: fc.constant("public_reply_by_agent" as const), agentId: fc.constant(3) }),
  fc.record({ at: time, kind: fc.constant("public_comment_by_customer" as const) }),
  fc.record({ at: time, kind: fc.constant("step_done" as const), step: fc.constant("told") }),
  time.chain((at) => fc.constantFrom("general", "urgent").map((urgency) => ({ at, ...GENERAL, urgency }))),
);
const BEGIN: readonly TimelineEvent[] = [
  { at: instantText(instant(START)), kind: "created" },
  { at: instantText(instant(START)), ...GENERAL },
];
const story = fc.array(event, { maxLength: 14 }).map((events) => [...BEGIN, ...events]);
const of = (events: readonly TimelineEvent[], now: string) => clocksOf(policy, { ticketId: 1, events }, now);

test("any order and any repetition of the events give the same clocks", () => {
  fc.assert(
    fc.property(story, time, fc.infiniteStream(fc.nat()), (events, now, random) => {
      const mixed = [...events, ...events.filter(() => (random.next().value ?? 0) % 2 === 0)]
        .map((one) => ({ one, place: random.next().value ?? 0 }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ one }) => one);
      expect(of(mixed, now)).toEqual(of(events, now));
    }),
  );
});

test("looking every now and then fires the same, each once, as looking once at the end", () => {
  fc.assert(
    fc.property(story, fc.array(time, { maxLength: 6 }), (events, looks) => {
      const end = instantText(instant(START + LENGTH + 1));
      const fired = new Set<string>();
      const seen: string[] = [];
      for (const now of [...looks.toSorted(), end]) {
        for (const { id } of dueActions(policy, of(events, now), fired, now)) {
          fired.add(id);
          seen.push(id);
        }
      }
      const once = dueActions(policy, of(events, end), new Set(), end).map(({ id }) => id);
      expect(seen.toSorted()).toEqual(once.toSorted());
    }),
  );
});

test("a breach once seen stays, at the same instant", () => {
  fc.assert(
    fc.property(story, time, (events, now) => {
      const end = instantText(instant(START + LENGTH + 1));
      const later = new Map(of(events, end).map((clock) => [clock.id, clock]));
      for (const clock of of(events, now)) {
        if (clock.state !== "breached" || clock.bornLate) continue;
        expect(later.get(clock.id)).toMatchObject({ state: "breached", breachedAt: clock.breachedAt });
      }
    }),
  );
});

test("a running clock is due when exactly what is left has passed on its schedule", () => {
  const office = policy.schedules.get("office");
  if (office === undefined) throw new Error("the policy has office hours");
  const at = (text: string) => instant(Date.parse(text) / 1000);
  fc.assert(
    fc.property(story, time, (events, now) => {
      for (const clock of of(events, now)) {
        if (clock.state !== "running" || clock.dueAt === null) continue;
        expect(within(office, at(now), at(clock.dueAt))).toBe(clock.targetSeconds - clock.ranSeconds);
        expect(subtract(office, seconds(0), at(clock.dueAt))).not.toBeNull();
      }
    }),
  );
});

test("what has run and what was paused is never more than the schedule was open", () => {
  const office = policy.schedules.get("office");
  if (office === undefined) throw new Error("the policy has office hours");
  fc.assert(
    fc.property(story, time, (events, now) => {
      const open = within(office, instant(START), instant(Date.parse(now) / 1000));
      for (const clock of of(events, now)) {
        expect(clock.ranSeconds + clock.pausedSeconds).toBeLessThanOrEqual(open);
        expect(clock.pausedAfterReplySeconds).toBeLessThanOrEqual(clock.pausedSeconds);
      }
    }),
  );
});
