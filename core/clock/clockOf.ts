import type { Clock, ClockMark, ClockState } from "../contract/clock.ts";
import type { InstantText } from "../contract/facts.ts";
import { add } from "../time/add.ts";
import { seconds } from "../time/duration.ts";
import { type Instant, instantText } from "../time/instant.ts";
import type { Episode } from "./episode.ts";
import { markName } from "./markName.ts";
import type { Measure, Threshold } from "./measure.ts";
import { needOf, type Run } from "./run.ts";

/** The clock of an episode that was walked; null: nothing was ever promised for it. */
export function clockOf(ticketId: number, episode: Episode, run: Run, now: Instant): Clock | null {
  const measure = run.lastMeasure;
  if (measure === null) return null;
  const breach = run.crossed.get("breach");
  return {
    id: `${ticketId}:${episode.key}:${episode.startedAt}`,
    ticketId,
    key: episode.key,
    metric: episode.metric,
    title: measure.title,
    episode: episode.number,
    startedAt: instantText(episode.startedAt),
    serviceLevel: measure.serviceLevel,
    clause: measure.clause,
    schedule: measure.scheduleKey,
    targetSeconds: measure.target,
    ranSeconds: run.ran,
    pausedSeconds: run.paused,
    pausedAfterReplySeconds: run.pausedAfterReply,
    bornLate: breach !== undefined && !breach.isFired,
    marks: marksOf(episode, run, measure, now),
    ...stateOf(episode, run, measure, now),
  };
}

function stateOf(episode: Episode, run: Run, measure: Measure, now: Instant): ClockState {
  const { endedAt } = episode;
  const breach = run.crossed.get("breach");
  const cancelledSince = endedAt === null ? run.cancelledSince : null;
  if (breach !== undefined) {
    const at = instantText(breach.at);
    return { state: "breached", dueAt: at, breachedAt: at, fulfilledAt: textOf(endedAt ?? cancelledSince) };
  }
  if (cancelledSince !== null) return { state: "cancelled", cancelledAt: instantText(cancelledSince) };
  const dueAt = textOf(add(measure.schedule, seconds(measure.target - run.ran), endedAt ?? now));
  if (endedAt !== null) return { state: "fulfilled", fulfilledAt: instantText(endedAt), dueAt };
  return measure.pausedBy !== null && run.pausedSince !== null
    ? {
        state: "paused",
        pausedSince: instantText(run.pausedSince),
        pausedBy: measure.pausedBy,
        dueIfResumedAt: dueAt,
      }
    : { state: "running", dueAt };
}

/** What was crossed by running, and, while it runs, what will be. */
function marksOf(episode: Episode, run: Run, measure: Measure, now: Instant): readonly ClockMark[] {
  const passed = [...run.crossed.values()]
    .filter(({ isFired }) => isFired)
    .map(({ threshold, at, serviceLevel }) => ({ threshold, at, serviceLevel }));
  const runs = episode.endedAt === null && run.measure !== null && measure.pausedBy === null;
  const coming = runs ? comingOf(run, measure, now) : [];
  const inOrder = [...passed, ...coming].toSorted((a, b) => a.at - b.at);
  return [
    {
      kind: "start",
      at: instantText(episode.startedAt),
      serviceLevel: (run.firstMeasure ?? measure).serviceLevel,
    },
    ...inOrder.map(({ threshold: { mark }, at, serviceLevel }) => ({
      ...mark,
      at: instantText(at),
      serviceLevel,
    })),
  ];
}

function comingOf(
  run: Run,
  measure: Measure,
  now: Instant,
): readonly { readonly threshold: Threshold; readonly at: Instant; readonly serviceLevel: string }[] {
  return measure.thresholds.flatMap((threshold) => {
    const need = run.crossed.has(markName(threshold.mark)) ? null : needOf(threshold, measure, run.crossed);
    if (need === null) return [];
    const at = add(measure.schedule, seconds(Math.max(need - run.ran, 0)), now);
    return at === null ? [] : [{ threshold, at, serviceLevel: measure.serviceLevel }];
  });
}

const textOf = (at: Instant | null): InstantText | null => (at === null ? null : instantText(at));
