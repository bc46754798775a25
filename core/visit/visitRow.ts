import type { LocalDate } from "../time/localDate.ts";

/** One visit as the ledger holds it. `kind: null`: nobody said which kind. */
export type VisitRow = {
  readonly id: string | number;
  readonly kind: string | null;
  readonly state: "planned" | "done" | "signed" | "cancelled";
  readonly on: LocalDate;
};
