import type { VisitFacts, VisitState } from "../contract/visit.ts";
import type { LocalDate } from "../time/localDate.ts";

/** Where a visit stands on a day of its zone. */
export function visitState(
  { stage, isSigned, plannedOn }: Pick<VisitFacts, "stage" | "isSigned" | "plannedOn">,
  today: LocalDate,
): VisitState {
  switch (stage) {
    case "cancelled":
      return "cancelled";
    case "signed":
      return "signed";
    case "done":
      return isSigned ? "signed" : "done";
    case "arrived":
    case "in_progress":
      return "planned";
    case "planned":
    case "confirmed":
      return plannedOn !== null && plannedOn < today ? "missed" : "planned";
  }
}

/** The engineer stands by the appointment, or is there. */
export function isConfirmed({ stage }: Pick<VisitFacts, "stage">): boolean {
  switch (stage) {
    case "confirmed":
    case "arrived":
    case "in_progress":
    case "done":
    case "signed":
      return true;
    case "planned":
    case "cancelled":
      return false;
  }
}
