import { dayText, instantOf, localDay, type Policy, standInFor, visitSchedule } from "#core";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Shell } from "../shell.ts";
import { openHandovers } from "../store/handovers.ts";

/** Who does an agent's tasks now (A16): read once, then asked for as many agents as needed. */
export async function standIns(
  { db, nowText }: Pick<Shell, "db" | "nowText">,
  policy: Policy,
): Promise<(agentId: number) => number> {
  const handovers = await openHandovers(db);
  const zone = visitSchedule(policy)?.zone ?? "UTC";
  const today = dayText(localDay(zone, instantOf(wholeSecondOf(nowText))));
  return (agentId) => standInFor(handovers, agentId, today);
}
