import type { LocalDate } from "../time/localDate.ts";

/** Visits of one day as the ledger counts them. `kind: null`: nobody said which kind. */
export type VisitRow = {
  readonly kind: string | null;
  readonly state: "planned" | "done" | "signed" | "cancelled";
  readonly on: LocalDate;
  /** How many of these; one where left out. */
  readonly times?: number;
};
