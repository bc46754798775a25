import { clockLead } from "../../shared/time/clockLead.ts";
import { useNow } from "../../shared/time/useNow.ts";

const MINUTE = 60_000;
const untilMinute = (now: number): number => MINUTE - (now % MINUTE);

/** The Worker's present time (epoch milliseconds), renewed every minute while it can be seen. */
export const useMinute = (asOf: string, receivedAt: number): number =>
  useNow(clockLead(asOf, receivedAt), untilMinute);
