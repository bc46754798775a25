/** Our own task tickets. */
export type TaskKind = "visit" | "callback" | "handover" | "report";

const KINDS = ["visit", "callback", "handover", "report"] as const satisfies readonly TaskKind[];
const OURS = /^tierwise:(?<kind>visit|callback|handover|report):/;

/** Which of our own task tickets an external id names; null: a customer's request, or somebody else's id. */
export function taskKindOf(externalId: string | null): TaskKind | null {
  const kind = externalId === null ? undefined : OURS.exec(externalId)?.groups?.["kind"];
  return KINDS.find((one) => one === kind) ?? null;
}
