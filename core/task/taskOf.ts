import type { TicketFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { type TaskKind, taskKindOf } from "../service-level/taskKind.ts";
import { HANDOVER_TO, VISIT_STAGES, visitKindValue, visitStageValue } from "./taskFields.ts";

/**
 * Which of our own tasks a ticket is; null: a customer's request. Visits and hand-overs made by hand in Zendesk have no
 * external id of ours: a task (a ticket of that type) with the tag of a visit's kind or stage, or of a hand-over, is one.
 */
export function taskOf(
  policy: Policy,
  { externalId, type, tags }: Pick<TicketFacts, "externalId" | "type" | "tags">,
): TaskKind | null {
  const named = taskKindOf(externalId);
  if (named !== null || type !== "task") return named;
  if (tags.some((tag) => tag.startsWith(HANDOVER_TO))) return "handover";
  const values = [
    ...policy.document.visits.kinds.map(({ key }) => visitKindValue(key)),
    ...VISIT_STAGES.map(visitStageValue),
  ];
  return values.some((value) => tags.includes(value)) ? "visit" : null;
}
