import {
  careOf,
  type CallbackTask,
  type CustomerFacts,
  dayNumber,
  dayText,
  describePolicyProblem,
  type EventCause,
  eventCallbacks,
  instantOf,
  instantText,
  type LocalDate,
  type OfficialCalendars,
  parseDay,
  type Policy,
  quotaStanding,
  readPolicy,
  type TicketFacts,
  type VisitQuestion,
} from "#core";
import { LUNAR } from "../callback/policyWithCalls.ts";
import { ticket } from "../facts.ts";
import { presetDocument } from "../preset.ts";

/** The official calendar of 2026, by hand from the State Council's notice: "from–to" are days off. */
const DAYS_OFF = [
  ["2026-01-01", "2026-01-03"],
  ["2026-02-15", "2026-02-23"],
  ["2026-04-04", "2026-04-06"],
  ["2026-05-01", "2026-05-05"],
  ["2026-06-19", "2026-06-21"],
  ["2026-09-25", "2026-09-27"],
  ["2026-10-01", "2026-10-07"],
] as const;
/** Weekend days worked in exchange: Sundays 4 January and 20 September, else Saturdays. */
const WORKED = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"];

const CALENDARS: OfficialCalendars = {
  CN: {
    holidays: DAYS_OFF.flatMap(([from, to]) => datesFrom(from, to)),
    shifts: WORKED.map((date) => ({ date })),
  },
};

/** A preset of ours as the Worker reads it, with the official calendar of 2026. */
export function presetOfYear(name: string): Policy {
  const read = readPolicy({
    policy: { preset: name },
    presets: { [name]: presetDocument(name) },
    calendars: CALENDARS,
  });
  if (read.ok) return read.value;
  throw new Error(read.error.map(describePolicyProblem).join("\n"));
}

/** A callback in local words: "02-13 09:30", the year only where it is not 2026. */
export type YearCall = {
  readonly rule: string;
  readonly occurrence: string;
  readonly slot: string;
  readonly due: string;
  readonly isLate: boolean;
  /** First role that is asked. */
  readonly who: string | undefined;
};

const LOOKS_AT_MOST = 600;

/**
 * The recurring calls of one customer from one local date to another, as the daily run finds them: it looks whenever the
 * look before asked for it; what is past its use is left. By rule and day. @param zone whose clock the lines are in.
 */
export function callsOf(
  policy: Policy,
  customer: CustomerFacts,
  [from, to]: readonly [LocalDate, LocalDate] = ["2026-01-01", "2027-01-01"],
  zone = "+08:00",
): readonly YearCall[] {
  const calls = new Map<string, YearCall>();
  const end = instantText(instantOf(`${to}T00:00:00+08:00`));
  let lookedAt: string | null = null;
  let now: string | null = instantText(instantOf(`${from}T00:00:00+08:00`));
  for (let looks = 0; now !== null && now < end; looks += 1) {
    if (looks > LOOKS_AT_MOST) throw new Error("this customer is looked at without end");
    const care = careOf(policy, customer, { lunar: LUNAR, lookedAt }, now);
    for (const { rule, occurrence, task, usefulUntil } of care.due) {
      if (now <= usefulUntil && !calls.has(task.id)) {
        calls.set(task.id, callOf(rule, occurrence, task, zone));
      }
    }
    [lookedAt, now] = [now, care.lookAgainAt];
  }
  return [...calls.values()].toSorted((one, other) => sortKey(one).localeCompare(sortKey(other)));
}

/** The calls that one event on a ticket or visit leads to. @param at local, "2026-09-30 16:00". */
export function callsAfter(
  policy: Policy,
  customer: CustomerFacts,
  event: EventCause["event"],
  at: string,
  changes: Partial<TicketFacts> = {},
  zone = "+08:00",
): readonly YearCall[] {
  const time = instantText(instantOf(`${at.replace(" ", "T")}:00${zone}`));
  const about = ticket({ organizationId: customer.id, createdAt: time, ...changes });
  const isVisit = event.startsWith("visit_");
  const cause = {
    kind: isVisit ? "visit" : "ticket",
    event,
    ticketId: about.id,
    episode: 1,
    at: time,
    ...(event === "visit_progress" ? { nth: 1, stretches: [{ from: time, to: null }] } : {}),
  };
  return eventCallbacks(policy, { customer, ticket: about }, [cause as EventCause], {
    now: time,
    isPast: () => false,
  }).map(({ rule, task }) => callOf(rule, event, task, zone));
}

/** The calls about work that goes on from one time to another, told a year later. @param from local, "2026-09-30 16:00". */
export function callsWhileAtWork(
  policy: Policy,
  customer: CustomerFacts,
  [from, to]: readonly [string, string],
  changes: Partial<TicketFacts> = {},
  zone = "+08:00",
): readonly YearCall[] {
  const instantIn = (local: string) => instantText(instantOf(`${local.replace(" ", "T")}:00${zone}`));
  const [at, until] = [instantIn(from), instantIn(to)];
  const about = ticket({ organizationId: customer.id, createdAt: at, ...changes });
  const event = "visit_progress";
  const stretches = [{ from: at, to: until }];
  return eventCallbacks(
    policy,
    { customer, ticket: about },
    [{ kind: "visit", event, ticketId: about.id, episode: 1, nth: 1, at, stretches }],
    { now: "2027-12-31T00:00:00Z", isPast: () => false },
  ).map(({ rule, task }) => callOf(rule, event, task, zone));
}

/** The dates on which a year's visits are suggested to a customer who takes each suggestion, one after the other. */
export function visitsSuggested(
  policy: Policy,
  question: Omit<VisitQuestion, "visits">,
  from: LocalDate = "2026-01-01",
): readonly LocalDate[] {
  const kind = policy.document.visits.quotas.find(({ tiers }) => tiers.includes(question.tier))?.kinds[0];
  const dates: LocalDate[] = [];
  let today = parseDay(from);
  while (today !== null) {
    const visits = dates.map((on) => ({ kind: kind ?? null, state: "done" as const, on }));
    const on = quotaStanding(policy, { ...question, visits }, today, today)?.suggestedOn ?? null;
    if (on === null) return dates;
    dates.push(dayText(on));
    today = on;
  }
  return dates;
}

function callOf(
  rule: Policy["document"]["callbacks"][number],
  occurrence: string,
  { slotAt, dueAt, isSlotLate }: CallbackTask,
  zone: string,
): YearCall {
  const [slot, due] = [local(slotAt, zone), local(dueAt, zone)];
  return { rule: rule.key, occurrence, slot, due, isLate: isSlotLate, who: rule.who[0] };
}

const sortKey = ({ rule, slot }: YearCall): string => `${rule} ${slot.length > 11 ? slot : `2026-${slot}`}`;

/** "02-13 09:30" on the clock of a fixed offset. */
function local(at: string, zone: string): string {
  const hours = Number(zone.slice(0, 3));
  const moved = instantOf(at) + hours * 3600;
  const text = new Date(moved * 1000).toISOString().slice(0, 16).replace("T", " ");
  return text.startsWith("2026-") ? text.slice(5) : text;
}

function datesFrom(from: LocalDate, through: LocalDate): readonly LocalDate[] {
  const dates: LocalDate[] = [];
  const [day, last] = [parseDay(from), parseDay(through)];
  if (day === null || last === null) throw new Error(`no dates: ${from} ${through}`);
  for (let at = day; at <= last; at = dayNumber(at + 1)) dates.push(dayText(at));
  return dates;
}
