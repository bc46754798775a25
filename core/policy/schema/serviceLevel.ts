import * as v from "valibot";
import { action, priority } from "./action.ts";
import { conditions } from "./conditions.ts";
import { localized } from "./localized.ts";
import { flag, key, list, maybe, oneOf, section, someOf, text } from "./section.ts";
import { duration } from "./time.ts";

/** How pressing a ticket is. The first whose `when` holds; the last has none. */
export const urgency = section({ key, title: localized, when: maybe(conditions), clause: maybe(text) });

/** What a ticket is about (B9). The first whose `when` holds, or none. */
export const problemType = section({
  key,
  title: localized,
  when: maybe(conditions),
  department: maybe(localized),
  clause: maybe(text),
});

const warnings = v.array(
  v.pipe(
    v.number("a percentage from 1 to 99"),
    v.minValue(1, "a percentage from 1 to 99"),
    v.maxValue(99, "a percentage from 1 to 99"),
  ),
  "a list of percentages",
);

const pauseStatus = oneOf(["new", "open", "pending", "hold"]);

/** A named step of a process with its own clock (D1, D2, B10). */
const step = section({
  key,
  title: localized,
  within: duration,
  /** The step whose end starts this one; null: the ticket's arrival. */
  after: maybe(key),
  role: maybe(key),
  schedule: maybe(key),
  /** Ticket conditions that show it is done (dispatched: `assignee_id` present); the tag `done_<key>` does so too. */
  doneWhen: maybe(conditions),
  /** Owed on a solved ticket too (archiving, the customer's opinion: C2, E5); others wait then. */
  afterSolving: v.optional(flag, false),
  /** At once when the step's turn comes (D1, A11). */
  onStart: someOf(action),
  onWarning: someOf(action),
  onBreach: someOf(action),
});

/** What is promised to tier × urgency × segment × problem type. The most specific entry that fits counts. */
export const serviceLevel = section({
  key,
  tiers: list(key),
  urgencies: list(key),
  segments: someOf(key),
  problemTypes: someOf(key),
  schedule: key,
  targets: v.optional(
    section({
      first_reply: maybe(duration),
      next_reply: maybe(duration),
      update: maybe(duration),
      resolution: maybe(duration),
    }),
    {},
  ),
  steps: someOf(step),
  pauseOn: v.optional(list(pauseStatus), ["pending", "hold"]),
  /** The clock also stands still while the ticket has the tag `pause_<key>`. */
  pauseReasons: someOf(section({ key, title: localized })),
  warnAt: v.optional(warnings, [75, 90]),
  onWarning: someOf(action),
  onBreach: someOf(action),
  /** Each level is told only when the breach has lasted that long (B17). */
  escalation: someOf(section({ after: duration, tell: key })),
  /** Set on a new ticket where nobody chose otherwise (A3, A4). */
  onArrival: v.optional(section({ priority: maybe(priority), group: maybe(text), assign: maybe(key) }), {}),
  clause: maybe(text),
});
