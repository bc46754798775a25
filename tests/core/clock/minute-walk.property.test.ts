import fc from "fast-check";
import { expect, test } from "vitest";
import { clocksOf, instant, instantText, isOpen, type Schedule, type TimelineEvent } from "#core";
import { small } from "../smallPolicy.ts";
import { GENERAL } from "./history.ts";

/** Amsterdam's clocks go back on Sunday 2026-10-25; the lunch break is closed, the Saturday short. */
const DAY = ["09:00-12:30", "13:15-17:00"];
const policy = small({
  schedules: [
    {
      key: "office",
      title: "Office",
      zone: "Europe/Amsterdam",
      week: { mon: DAY, tue: DAY, thu: DAY, fri: DAY, sat: ["00:00-04:00"], sun: ["00:00-24:00"] },
      holidays: [{ from: "2026-10-23" }],
    },
  ],
  serviceLevels: [
    {
      key: "all",
      tiers: ["gold", "silver", "plain"],
      urgencies: ["urgent", "general"],
      schedule: "office",
      targets: { resolution: "9h" },
      warnAt: [60],
    },
  ],
});

const START = Date.parse("2026-10-22T06:00:00Z") / 1000;
const MINUTES = 5 * 1440;
const at = (minute: number) => instant(START + minute * 60);

type Status = "open" | "pending" | "solved";
type Change = { readonly minute: number; readonly status: Status };

/** The plainest way: minute by minute, count the open ones in which the ticket was open. */
function walk(schedule: Schedule, changes: readonly Change[], until: number) {
  let [status, ran, episodeEnd]: [Status, number, number | null] = ["open", 0, null];
  let warnedAt: number | null = null;
  let breachedAt: number | null = null;
  for (let minute = 0; minute <= until; minute += 1) {
    for (const change of changes) if (change.minute === minute) status = change.status;
    if (status === "solved") {
      episodeEnd = minute;
      break;
    }
    if (status === "pending" || !isOpen(schedule, at(minute))) continue;
    if (ran === 324) warnedAt ??= minute;
    if (ran === 540) breachedAt ??= minute;
    if (minute < until) ran += 1;
  }
  return { ran: ran * 60, warnedAt, breachedAt, episodeEnd };
}

test("clocks agree with a plain minute-by-minute walk, across nights, holidays and the change of clocks", () => {
  const schedule = policy.schedules.get("office");
  if (schedule === undefined) throw new Error("the policy has office hours");
  const change = fc.record({
    minute: fc.integer({ min: 1, max: MINUTES - 1 }),
    status: fc.constantFrom<Status>("open", "pending", "open", "pending", "solved"),
  });
  const changes = fc.uniqueArray(change, { maxLength: 8, selector: ({ minute }) => minute });
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: MINUTES }), (unordered, until) => {
      const inOrder = unordered.toSorted((a, b) => a.minute - b.minute);
      const events: readonly TimelineEvent[] = [
        { at: instantText(at(0)), kind: "created" },
        { at: instantText(at(0)), ...GENERAL },
        ...inOrder.map(({ minute, status }) => ({
          at: instantText(at(minute)),
          kind: "status" as const,
          status,
        })),
      ];
      const [first] = clocksOf(policy, { ticketId: 1, events }, instantText(at(until)))
        .filter(({ key }) => key === "resolution")
        .toSorted((a, b) => a.episode - b.episode);
      const walked = walk(schedule, inOrder, until);
      expect(first?.ranSeconds).toBe(walked.ran);
      // At the due minute itself the clock can still be met; a walk sees it used up already.
      const isBreached = walked.breachedAt !== null && walked.breachedAt < (walked.episodeEnd ?? until);
      expect(first?.state === "breached" ? first.breachedAt : null).toBe(
        isBreached ? instantText(at(walked.breachedAt ?? 0)) : null,
      );
      const warning = first?.marks.find(
        (mark) => mark.kind === "warning" && mark.at <= instantText(at(until)),
      );
      expect(warning?.at ?? null).toBe(walked.warnedAt === null ? null : instantText(at(walked.warnedAt)));
    }),
    { numRuns: 300 },
  );
});
