import type { LocalDate } from "../time/localDate.ts";
import { type Handover, handoverPhase } from "./handover.ts";

/**
 * Who does an agent's tasks today: the agent, or the stand-in (and that one's stand-in, if absent too). Where hand-overs
 * lead in a circle everybody is away, so it stays with the agent. Of several for one agent, the one made last counts.
 */
export function standInFor(handovers: readonly Handover[], agentId: number, today: LocalDate): number {
  const running = handovers
    .filter((each) => handoverPhase(each, today) === "running")
    .toSorted((one, other) => one.id - other.id);
  const to = new Map(running.map(({ fromId, toId }) => [fromId, toId]));
  const seen = new Set([agentId]);
  let stands = agentId;
  for (let next = to.get(stands); next !== undefined; next = to.get(stands)) {
    if (seen.has(next)) return agentId;
    seen.add(next);
    stands = next;
  }
  return stands;
}
