import { instantOf } from "./localTime.ts";

const EAST_MS = 8 * 3_600_000;

/** The internal notes that a clock writes where the policy gives no words of its own. `to`: role, and group if it is one. */
function at(time: string): string {
  const local = new Date(instantOf(time).getTime() + EAST_MS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)} (Asia/Shanghai, UTC+08:00)`;
}

export const begun = (to: string, what: string, time: string): string =>
  `note ${to}: The time for "${what}" runs since ${at(time)}.`;

export const warned = (to: string, what: string, time: string): string =>
  `note ${to}: The time for "${what}" is running out (warning at ${at(time)}).`;

export const missed = (to: string, what: string, time: string): string =>
  `note ${to}: The time for "${what}" ended at ${at(time)} without it.`;

export const passedOn = (to: string, what: string, time: string): string =>
  `note ${to}: "${what}" is still missing; this was to be passed on to you at ${at(time)}.`;
