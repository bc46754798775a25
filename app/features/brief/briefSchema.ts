import * as v from "valibot";
import type { Brief } from "#core";
import { Flows } from "./flowSchema.ts";
import { Localized } from "../../shared/i18n/localizedSchema.ts";
import { SolvedTickets } from "./solvedSchema.ts";

export const FactValue = v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]);

const Operator = v.picklist([
  "is",
  "is_not",
  "less_than",
  "less_than_equal",
  "greater_than",
  "greater_than_equal",
  "includes",
  "not_includes",
  "present",
  "not_present",
]);

const Condition = v.object({
  field: v.string(),
  title: v.nullable(Localized),
  unit: v.nullable(v.string()),
  operator: Operator,
  wanted: v.nullable(FactValue),
  found: v.nullable(FactValue),
  held: v.picklist(["yes", "no", "unknown"]),
});

const Conditions = v.object({ held: v.boolean(), all: v.array(Condition), any: v.array(Condition) });

const Rank = v.object({
  percent: v.number(),
  of: v.string(),
  title: v.nullable(Localized),
  unit: v.nullable(v.string()),
  found: v.nullable(v.number()),
  cutOff: v.nullable(v.number()),
  held: v.boolean(),
});

const TierVerdict = v.object({
  tier: v.string(),
  title: Localized,
  held: v.boolean(),
  when: v.nullable(Conditions),
  rank: v.nullable(Rank),
  clause: v.nullable(v.string()),
});

const TierBecause = v.variant("kind", [
  v.object({ kind: v.literal("rules"), tiers: v.array(TierVerdict) }),
  v.object({
    kind: v.literal("override"),
    reason: v.nullable(v.string()),
    by: v.nullable(v.string()),
    until: v.nullable(v.string()),
    lastDay: v.nullable(v.string()),
    rules: v.array(TierVerdict),
  }),
  v.object({
    kind: v.literal("kept"),
    until: v.string(),
    coming: v.string(),
    rules: v.array(TierVerdict),
  }),
  v.object({ kind: v.literal("no_organization") }),
]);

export const Tier = v.object({
  key: v.string(),
  title: Localized,
  optionValue: v.string(),
  colour: v.fallback(v.picklist(["gold", "blue", "green", "grey"]), "grey"),
  since: v.nullable(v.string()),
  because: TierBecause,
  isInZendesk: v.boolean(),
});

const ServiceLevel = v.object({
  optionValue: v.string(),
  title: Localized,
  urgency: v.object({ key: v.string(), title: Localized }),
  because: v.object({
    tier: v.string(),
    urgency: v.string(),
    when: v.nullable(Conditions),
    clause: v.nullable(v.string()),
  }),
  isInZendesk: v.boolean(),
});

const Person = v.nullable(v.object({ id: v.number(), name: v.nullable(v.string()) }));

export const Titled = { key: v.string(), title: Localized };

const FullSpan = v.object({
  from: v.string(),
  to: v.string(),
  verdict: v.object({ kind: v.picklist(["warn", "block"]), atMost: v.number(), made: v.number() }),
});

const Visit = v.object({
  ticketId: v.number(),
  kind: v.nullable(v.string()),
  state: v.picklist(["planned", "missed", "done", "signed", "cancelled"]),
  isConfirmed: v.boolean(),
  isUnplanned: v.boolean(),
  isExempt: v.boolean(),
  silentMisses: v.number(),
  result: v.nullable(v.picklist(["solved", "unsolved"])),
  plannedOn: v.nullable(v.string()),
  plannedFor: v.nullable(v.string()),
  doneOn: v.nullable(v.string()),
  full: v.exactOptional(v.array(FullSpan)),
  engineer: Person,
  call: v.nullable(v.picklist(["none", "planned", "overdue", "done", "not_needed"])),
  isArchived: v.boolean(),
  lacks: v.array(v.picklist(["record", "note", "signature", "callback", "confirmation"])),
});

const VisitsMore = v.object({
  owed: v.nullable(v.number()),
  carried: v.number(),
  pace: v.picklist(["no_minimum", "behind", "on_pace", "met", "out_of_reach", "missed"]),
  suggestedOn: v.nullable(v.string()),
  full: v.array(FullSpan),
  kinds: v.array(v.object({ ...Titled, checklist: v.array(Localized) })),
  zone: v.string(),
  last: v.exactOptional(
    v.object({
      period: v.object({ from: v.string(), to: v.string() }),
      done: v.number(),
      owed: v.number(),
      ended: v.picklist(["met", "missed"]),
    }),
  ),
  list: v.array(Visit),
});

const Question = v.object({
  ...Titled,
  kind: v.picklist(["score", "yes_no", "choice", "text"]),
  scale: v.object({ from: v.number(), to: v.number() }),
  choices: v.array(v.object(Titled)),
  causeUpTo: v.exactOptional(v.nullable(v.number())),
  required: v.boolean(),
});

const Windows = v.array(v.object({ from: v.number(), to: v.number() }));

const CallingHours = v.object({
  zone: v.string(),
  week: v.array(Windows),
  days: v.array(v.object({ on: v.string(), windows: Windows })),
});

export const Callback = v.object({
  id: v.string(),
  taskTicketId: v.nullable(v.number()),
  aboutTicketId: v.nullable(v.number()),
  rule: v.string(),
  title: Localized,
  purpose: Localized,
  customer: Person,
  dueAt: v.string(),
  slotAt: v.string(),
  state: v.picklist(["waiting", "due", "overdue"]),
  attempt: v.number(),
  attemptsAtMost: v.number(),
  assignee: Person,
  script: v.nullable(v.object({ title: Localized, body: Localized })),
  questions: v.array(Question),
  // A Worker of before, and briefs that were kept, do not say.
  callingHours: v.optional(v.nullable(CallingHours), null),
  causeRequired: v.array(v.string()),
  clause: v.nullable(v.string()),
});

export const Visits = v.object({
  done: v.number(),
  planned: v.number(),
  atLeast: v.nullable(v.number()),
  atMost: v.nullable(v.number()),
  beyond: v.exactOptional(v.picklist(["warn", "block"])),
  period: v.object({ from: v.string(), to: v.string() }),
  lastDoneOn: v.nullable(v.string()),
  nextPlannedOn: v.nullable(v.string()),
  more: v.exactOptional(VisitsMore),
});

const Reply = v.object({
  key: v.string(),
  stage: v.string(),
  stageTitle: Localized,
  title: Localized,
  body: Localized,
  shortcut: v.nullable(v.string()),
  fit: v.exactOptional(v.number()),
});

const PauseCause = v.variant("kind", [
  v.object({ kind: v.literal("status"), status: v.string() }),
  v.object({ kind: v.literal("reason"), reason: v.string(), title: Localized }),
]);

const Promised = v.object({
  id: v.string(),
  key: v.string(),
  metric: v.picklist(["first_reply", "next_reply", "update", "resolution", "step", "callback_outcome"]),
  title: v.nullable(Localized),
  state: v.picklist(["running", "paused", "breached"]),
  targetSeconds: v.number(),
  ranSeconds: v.number(),
  startedAt: v.string(),
  dueAt: v.nullable(v.string()),
  byCloseAt: v.nullable(v.string()),
  warnAt: v.array(v.string()),
  breachedAt: v.nullable(v.string()),
  bornLate: v.boolean(),
  pausedSince: v.nullable(v.string()),
  pausedBy: v.nullable(PauseCause),
  opensAt: v.nullable(v.string()),
  clause: v.nullable(v.string()),
});

const Owner = v.object({ id: v.number(), name: v.nullable(v.string()), since: v.string() });

const FactGap = v.object({
  kind: v.picklist(["condition", "rank"]),
  field: v.string(),
  title: v.nullable(Localized),
  unit: v.nullable(v.string()),
  operator: Operator,
  needed: v.nullable(FactValue),
  found: v.nullable(FactValue),
  difference: v.nullable(v.number()),
});

export const TierGap = v.object({ tier: v.string(), title: Localized, ways: v.array(v.array(FactGap)) });

/** The Worker's answer as the sidebar can show it. Keys that a newer Worker adds are left out. */
export const BriefSchema = v.object({
  asOf: v.string(),
  policy: v.object({ version: v.number(), name: Localized, problem: v.nullable(v.string()) }),
  ticket: v.object({
    id: v.number(),
    kind: v.picklist(["request", "visit", "callback", "handover", "report"]),
  }),
  customer: v.nullable(v.object({ id: v.number(), name: v.nullable(v.string()) })),
  tier: Tier,
  segments: v.array(v.object({ key: v.string(), title: Localized })),
  serviceLevel: v.nullable(ServiceLevel),
  visits: v.nullable(Visits),
  replies: v.array(Reply),
  promises: v.exactOptional(v.array(Promised)),
  owner: v.exactOptional(v.nullable(Owner)),
  callbacks: v.exactOptional(v.array(Callback)),
  ownCallbacks: v.exactOptional(v.array(Callback)),
  flows: v.exactOptional(Flows),
  history: v.exactOptional(SolvedTickets),
  whatWouldChange: v.exactOptional(v.array(TierGap)),
  guard: v.exactOptional(v.object({ statedTime: v.picklist(["off", "warn", "block"]) })),
}) satisfies v.GenericSchema<unknown, Brief>;
