import type { InstantText } from "./facts.ts";
import type { LocalDate } from "../time/localDate.ts";
import type { Localized } from "./localized.ts";

/** An open callback on the card: when, about what, and the form its result takes. */
export type BriefCallback = {
  readonly id: string;
  /** Its task ticket; null: Zendesk has not made it yet. */
  readonly taskTicketId: number | null;
  readonly aboutTicketId: number | null;
  readonly rule: string;
  readonly title: Localized;
  /** Know the purpose before dialling (E6). */
  readonly purpose: Localized;
  readonly customer: { readonly id: number; readonly name: string | null } | null;
  readonly dueAt: InstantText;
  readonly slotAt: InstantText;
  readonly state: "waiting" | "due" | "overdue";
  readonly attempt: number;
  readonly attemptsAtMost: number;
  readonly assignee: { readonly id: number; readonly name: string | null } | null;
  /** Opening words, unfilled; null: the rule names none. */
  readonly script: { readonly title: Localized; readonly body: Localized } | null;
  readonly questions: readonly BriefQuestion[];
  /** When the customer may be called; null: an agent's own call elsewhere, which is put off on its own ticket. */
  readonly callingHours: CallingHours | null;
  /** Results that need a cause. */
  readonly causeRequired: readonly string[];
  readonly clause: string | null;
};

/** Calling hours as they go with the brief: the app counts with them as the Worker does (`openHours`). */
export type CallingHours = {
  readonly zone: string;
  /** By weekday, Monday first; seconds from midnight, half-open. */
  readonly week: readonly (readonly CallingWindow[])[];
  /** Dates of the coming three months that differ from their weekday. */
  readonly days: readonly { readonly on: LocalDate; readonly windows: readonly CallingWindow[] }[];
};

export type CallingWindow = { readonly from: number; readonly to: number };

export type BriefQuestion = {
  readonly key: string;
  readonly title: Localized;
  readonly kind: "score" | "yes_no" | "choice" | "text";
  readonly scale: { readonly from: number; readonly to: number };
  readonly choices: readonly { readonly key: string; readonly title: Localized }[];
  readonly required: boolean;
  /** A score of this or less needs a cause (D11); null or left out: none does. */
  readonly causeUpTo?: number | null;
};
