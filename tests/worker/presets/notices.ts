import { instantOf } from "./localTime.ts";

/** The internal notes that a clock writes where the policy gives no words of its own. `to`: role, and group if it is one. */
const at = (time: string): string => instantOf(time).toISOString().replace(".000Z", "Z");

export const begun = (to: string, what: string, time: string): string =>
  `note ${to}: The time for "${what}" runs since ${at(time)}.`;

export const warned = (to: string, what: string, time: string): string =>
  `note ${to}: The time for "${what}" is running out (warning at ${at(time)}).`;

export const missed = (to: string, what: string, time: string): string =>
  `note ${to}: The time for "${what}" ended at ${at(time)} without it.`;

export const passedOn = (to: string, what: string, time: string): string =>
  `note ${to}: "${what}" is still missing; this was to be passed on to you at ${at(time)}.`;
