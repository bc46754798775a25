import type { ClockMark } from "./clock.ts";
import type { InstantText, TicketPriority } from "./facts.ts";
import type { Localized } from "./localized.ts";

/** Something that must happen about a clock at an instant, once. */
export type Deadline = {
  /** "42:first_reply:1764230400:breach": the same for the same cause, so doing it twice is doing it once. */
  readonly id: string;
  readonly ticketId: number;
  readonly clockId: string;
  readonly kind: ClockMark["kind"];
  readonly mark: ClockMark;
  readonly at: InstantText;
  readonly actions: readonly ClockAction[];
};

/** A deadline that has come. */
export type DueDeadline = Deadline & {
  /** How long after its instant we looked. */
  readonly lateSeconds: number;
};

/** What is to be done; the shell turns each into writes. Roles and replies are keys of the policy. */
export type ClockAction =
  | { readonly do: "internal_note"; readonly text: Localized }
  | { readonly do: "tag"; readonly tag: string }
  | { readonly do: "priority"; readonly priority: TicketPriority }
  /** Group by its name in Zendesk. */
  | { readonly do: "group"; readonly group: string }
  | { readonly do: "assign"; readonly role: string }
  | { readonly do: "notify"; readonly role: string; readonly text: Localized | null }
  /** The agent is offered this reply next (B17: explain and apologise). */
  | { readonly do: "offer_reply"; readonly reply: string }
  | { readonly do: "reopen" };
