import type { BriefPromise } from "#core";

/** A first reply promised for 10:00 UTC on a Friday, amber from 09:30, with what differs. */
export const aPromise = (differs: Partial<BriefPromise> = {}): BriefPromise => ({
  id: "42:first_reply:1",
  key: "first_reply",
  metric: "first_reply",
  title: null,
  state: "running",
  targetSeconds: 7_200,
  ranSeconds: 0,
  startedAt: "2026-11-20T08:00:00Z",
  dueAt: "2026-11-20T10:00:00Z",
  byCloseAt: null,
  warnAt: ["2026-11-20T09:30:00Z", "2026-11-20T09:48:00Z"],
  breachedAt: null,
  bornLate: false,
  pausedSince: null,
  pausedBy: null,
  opensAt: null,
  clause: null,
  ...differs,
});

/** Epoch milliseconds of a UTC time on that Friday. */
export const on = (time: string): number => Date.parse(`2026-11-20T${time}Z`);
