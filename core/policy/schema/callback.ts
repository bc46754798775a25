import * as v from "valibot";
import { action } from "./action.ts";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { BETWEEN_NAMES, count, flag, key, list, maybe, oneOf, section, someOf, text } from "./section.ts";
import { duration, spacing, span } from "./time.ts";

const CAUSES = [
  "ticket_solved",
  "complaint",
  "visit_arrived",
  "visit_progress",
  "visit_done",
  "visit_signed",
  "first_purchase",
] as const;

export const FESTIVALS = [
  "new_year",
  "spring_festival",
  "valentines_day",
  "womens_day",
  "labour_day",
  "dragon_boat",
  "mid_autumn",
  "teachers_day",
  "national_day",
  "christmas",
] as const;

const ahead = v.optional(section({ atMost: count, atLeast: count }), { atMost: 7, atLeast: 2 });

const triggers = [
  section({
    on: v.literal("event"),
    /**
     * `complaint`: the key of the ticket's urgency or problem type has the word "complaint" in it.
     * `first_purchase`: the date fact named below becomes known.
     */
    event: oneOf(CAUSES),
    fact: v.optional(key, "first_purchase_on"),
    /** Only of `visit_progress`: calls lie this far apart while the work goes on, by the rule's schedule. */
    every: maybe(spacing),
  }),
  section({
    on: v.literal("customer_day"),
    day: count,
    workingDays: v.optional(flag, false),
    /** A date fact: without a day to count from there is none on which to call. */
    since: key,
  }),
  section({
    on: v.literal("every"),
    period: oneOf(["week", "month", "quarter", "half_year", "year"]),
    times: v.optional(count, 1),
  }),
  section({
    on: v.literal("anniversary"),
    field: key,
    daysAhead: ahead,
    /** The date itself and none of the years after it: an examination, the end of a contract. */
    once: v.optional(flag, false),
  }),
  section({ on: v.literal("festival"), festivals: list(oneOf(FESTIVALS)), daysAhead: ahead }),
  section({ on: v.literal("survey"), survey: key }),
] as const;

const trigger = v.variant("on", triggers, triggers.map((one) => one.entries.on.literal).join(BETWEEN_NAMES));

const question = section({
  key,
  title: localized,
  kind: v.optional(oneOf(["score", "yes_no", "choice", "text"]), "score"),
  scale: v.optional(section({ from: count, to: count }), { from: 1, to: 5 }),
  choices: someOf(section({ key, title: localized })),
  required: v.optional(flag, false),
  /** A score of this or less needs a cause, however the call went on the whole (D11). */
  causeUpTo: maybe(count),
});

const outcomeAsking = (isCauseRequired: boolean) =>
  section({
    actions: someOf(action),
    causeRequired: v.optional(flag, isCauseRequired),
    solveWithin: maybe(duration),
  });
const outcome = outcomeAsking(false);

const outcomes = section({
  satisfied: v.optional(outcome, {}),
  fairly_satisfied: v.optional(outcome, {}),
  dissatisfied: v.optional(outcomeAsking(true), {}),
  unreachable: v.optional(outcome, {}),
  refused: v.optional(outcome, {}),
});

/** Overdue this long: a role is told, once. */
const escalation = section({ after: duration, tell: key });

const skip = oneOf(["reopened", "customer_wrote", "opted_out", "called_lately"]);

/** A call (or greeting) we owe: when, by whom, about what, and what its result triggers (B5, B6, B11, D9, E2, E6). */
export const callback = section({
  key,
  title: localized,
  purpose: localized,
  trigger,
  tiers: someOf(key),
  segments: someOf(key),
  when: maybe(conditions),
  within: span,
  schedule: key,
  who: list(key),
  /** Role that hears of what goes wrong where nothing else is said: overdue, unreachable at last, dissatisfied. */
  lead: maybe(key),
  escalation: someOf(escalation),
  /** Key of the reply that opens the call. */
  script: maybe(key),
  questions: someOf(question),
  attempts: v.optional(section({ atMost: count, next: oneOf(["half_day", "day"]) }), {
    atMost: 3,
    next: "half_day",
  }),
  outcomes: v.optional(outcomes, {}),
  skipIf: v.optional(list(skip), ["reopened", "customer_wrote", "opted_out", "called_lately"]),
  notAgainWithin: v.optional(duration, "0s"),
  clause: maybe(text),
});

/** A questionnaire over several dimensions (C5). */
export const survey = section({
  key,
  title: localized,
  timesPerYear: count,
  dimensions: list(section({ key, title: localized })),
  scale: v.optional(section({ from: count, to: count }), { from: 1, to: 5 }),
  improveBelow: maybe(v.number("a number")),
  clause: maybe(text),
});
