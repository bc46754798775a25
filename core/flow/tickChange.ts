import type { BriefFlow, BriefFlowStep } from "../contract/briefFlow.ts";
import { flowStanding } from "./flowStanding.ts";
import { flowTag } from "./flowTag.ts";
import { answerIn, type FlowTick, type FlowTicks } from "./flowTick.ts";
import { possibleTicks } from "./possibleTicks.ts";
import { stepAfter } from "./stepAfter.ts";

/** Tags that a ticket gets and loses in one go. */
export type TagChange = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** What takes a change back. */
export const undoOf = ({ add, remove }: TagChange): TagChange => ({ add: remove, remove: add });

/** Whether tags are as a change leaves them. */
export const isMade = ({ add, remove }: TagChange, tags: readonly string[]): boolean =>
  add.every((tag) => tags.includes(tag)) && !remove.some((tag) => tags.includes(tag));

/** A ticket's tags after a change, in Zendesk's order. */
export const tagsAfter = (tags: readonly string[], { add, remove }: TagChange): readonly string[] =>
  [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])].toSorted();

/**
 * The tags that tick a step. A tick that leads back to a step already taken takes back everything since then, so that
 * it is asked again; ticks that the new way no longer passes go, too.
 */
export function tickChange(
  flow: BriefFlow,
  tags: readonly string[],
  step: BriefFlowStep,
  tick: FlowTick,
  ticks: FlowTicks,
): TagChange {
  const passed = flowStanding(flow, ticks).passed.map((one) => one.step);
  const upToIt = [...passed.slice(0, passed.includes(step) ? passed.indexOf(step) : undefined), step];
  const target = stepAfter(flow, step, answerIn(tick));
  const back = target === null ? -1 : upToIt.indexOf(target);
  const wanted = back === -1 ? new Map(ticks).set(step.key, tick) : only(ticks, upToIt.slice(0, back));
  const way = flowStanding(flow, wanted).passed;
  const kept = way.map((one) => flowTag(flow.key, one.step.key, one.tick));
  const ours = flow.steps.flatMap((one) =>
    possibleTicks(one).map((possible) => flowTag(flow.key, one.key, possible)),
  );
  return {
    add: kept.filter((tag) => !tags.includes(tag)),
    remove: ours.filter((tag) => tags.includes(tag) && !kept.includes(tag)),
  };
}

/** The tags that take the tick of a step back: it is the current one again, and what was ticked after it is kept. */
export const untickChange = (flow: BriefFlow, tags: readonly string[], step: BriefFlowStep): TagChange => ({
  add: [],
  remove: possibleTicks(step)
    .map((possible) => flowTag(flow.key, step.key, possible))
    .filter((tag) => tags.includes(tag)),
});

const only = (ticks: FlowTicks, steps: readonly BriefFlowStep[]): FlowTicks =>
  new Map([...ticks].filter(([key]) => steps.some((step) => step.key === key)));
