import type { InstantText } from "../contract/facts.ts";
import type { VisitCause, VisitCount, VisitFacts, VisitReached } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import type { VisitStage } from "../task/taskFields.ts";
import { instantOf, instantText } from "../time/instant.ts";
import { isDone } from "./isDone.ts";
import { changesIn, dayOfVisit, factsAt, visitLife } from "./visitLife.ts";
import type { VisitMoment } from "./visitMoment.ts";
import type { VisitStep } from "./visitSteps.ts";

/** What a visit's history means. */
export type FoldedVisit = {
  readonly facts: VisitFacts;
  readonly counts: readonly VisitCount[];
  /** In order of time. */
  readonly reached: readonly VisitReached[];
  /** When anything of it was last otherwise. */
  readonly since: InstantText;
};

/**
 * The visit that a set of moments tells of; null: nothing is known of its state yet. The same for the same set, in
 * whatever order and however often its members came. @param now for appointments that have gone by since.
 */
export function foldVisit(
  policy: Policy,
  ticket: Pick<VisitFacts, "id" | "createdAt">,
  moments: readonly VisitMoment[],
  now: string,
): FoldedVisit | null {
  const life = visitLife(policy, ticket, moments);
  if (life === null) return null;
  const { steps, zone, had, written } = life;
  const days = { zone, had, date: written.at(-1)?.date ?? null };
  return {
    facts: factsAt(life, END_OF_TIME, instantOf(now)),
    counts: countsOf(ticket.id, steps, days),
    reached: reachedBy(steps),
    since: instantText(changesIn(life).at(-1) ?? instantOf(ticket.createdAt)),
  };
}

/** All that is known counts, whatever our clock says. */
const END_OF_TIME = instantOf("9999-12-31T00:00:00Z");

type Days = Parameters<typeof dayOfVisit>[1];

/** A count for each time the visit came to count, reversed when it ceased to: un-done, cancelled, exempt, moved on. */
function countsOf(visitId: number, steps: readonly VisitStep[], days: Days): readonly VisitCount[] {
  const counts: VisitCount[] = [];
  const reverse = (reversed: VisitCause): void => {
    const last = counts.at(-1);
    if (last !== undefined && last.reversed === null) counts[counts.length - 1] = { ...last, reversed };
  };
  let counting: number | null = null;
  let done: VisitStep | null = null;
  for (const step of steps) {
    const cause: VisitCause = { cause: step.cause, actorId: step.actorId, at: step.at };
    done = isDone(step.stage) ? (done ?? step) : null;
    const organizationId = done !== null && !step.look.isExempt ? step.look.organizationId : null;
    if (organizationId !== counting) {
      reverse(cause);
      counting = organizationId;
      if (organizationId !== null && done !== null) {
        const id = `${visitId}:${counts.length + 1}`;
        const on = dayOfVisit(done, days);
        counts.push({
          id,
          visitId,
          organizationId,
          kind: step.look.visitKind,
          on,
          counted: cause,
          reversed: null,
        });
      }
    }
    const last = counts.at(-1);
    if (counting !== null && last !== undefined)
      counts[counts.length - 1] = { ...last, kind: step.look.visitKind };
  }
  return counts;
}

/** Each time a stage was come to from below it. */
function reachedBy(steps: readonly VisitStep[]): readonly VisitReached[] {
  const episodes = { visit_arrived: 0, visit_progress: 0, visit_done: 0, visit_signed: 0 };
  const reached: VisitReached[] = [];
  let before: VisitReached["event"] | null = null;
  for (const { stage, isSigned, at } of steps) {
    const event = eventOf(stage, isSigned);
    const isHigher = event !== null && rankOf(event) > rankOf(before);
    if (isHigher) {
      // Signed without having been done before is both.
      const isBoth = event === "visit_signed" && rankOf(before) < rankOf("visit_done");
      for (const each of isBoth ? (["visit_done", event] as const) : [event]) {
        episodes[each] += 1;
        reached.push({ event: each, episode: episodes[each], at });
      }
    }
    before = event;
  }
  return reached;
}

function eventOf(stage: VisitStage, isSigned: boolean): VisitReached["event"] | null {
  switch (stage) {
    case "planned":
    case "confirmed":
    case "cancelled":
      return null;
    case "arrived":
      return "visit_arrived";
    case "in_progress":
      return "visit_progress";
    case "done":
      return isSigned ? "visit_signed" : "visit_done";
    case "signed":
      return "visit_signed";
  }
}

const RANKS = {
  visit_arrived: 1,
  visit_progress: 2,
  visit_done: 3,
  visit_signed: 4,
} as const satisfies Record<VisitReached["event"], number>;

const rankOf = (event: VisitReached["event"] | null): number => (event === null ? 0 : RANKS[event]);
