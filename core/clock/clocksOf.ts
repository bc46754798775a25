import type { Clock } from "../contract/clock.ts";
import type { InstantText } from "../contract/facts.ts";
import type { TicketTimeline } from "../contract/timeline.ts";
import type { Policy } from "../policy/policy.ts";
import { type Seconds, seconds } from "../time/duration.ts";
import { instant, instantOf } from "../time/instant.ts";
import { clockOf } from "./clockOf.ts";
import { episodesOf, type StepOrder } from "./episode.ts";
import { momentsOf } from "./moments.ts";
import { runOf } from "./run.ts";
import { type Stretch, stretchesOf } from "./stretch.ts";

const NO_EARLIER: ReadonlyMap<number, Policy> = new Map();

/**
 * Every clock of a ticket from its whole history (SEMANTICS "Service-level clocks"): past, open and cancelled ones, in
 * the order they started. The same for any order and any repetition of the events; asking twice at different times is
 * asking once at the later one. None without a `level` event. Not for our own task tickets (`taskKindOf`).
 * @param earlier older policies by version, as far as they are at hand: what ran under them is counted by them.
 */
export function clocksOf(
  policy: Policy,
  timeline: TicketTimeline,
  now: InstantText,
  earlier: ReadonlyMap<number, Policy> = NO_EARLIER,
): readonly Clock[] {
  const moments = momentsOf(timeline, now);
  const stretches = stretchesOf(moments, (version) =>
    version === null ? policy : (earlier.get(version) ?? policy),
  );
  const firstLevel = moments.find(({ event }) => event.kind === "level");
  if (firstLevel === undefined) return [];
  const carried = new Map<string, Seconds>();
  return episodesOf(moments, stepsOf(stretches)).flatMap((episode) => {
    const before = carried.get(episode.key) ?? seconds(0);
    const run = runOf(episode, stretches, {
      until: episode.endedAt ?? instantOf(now),
      bornAt: instant(Math.max(episode.startedAt, firstLevel.at)),
      carried: before,
    });
    if (episode.metric === "resolution") carried.set(episode.key, run.ran);
    return clockOf(timeline.ticketId, episode, run, instantOf(now)) ?? [];
  });
}

/** The steps of every promise the ticket has had, each once. */
function stepsOf(stretches: readonly Stretch[]): readonly StepOrder[] {
  const steps = stretches.flatMap(({ promise }) => promise?.steps ?? []);
  return [...new Map(steps.map(({ key, after }) => [key, { key, after }])).values()];
}
