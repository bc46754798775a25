import { type Policy, taskOf, type TicketFacts, VISIT_EXEMPT_TAG } from "#core";
import { complaintsAmong, MERGED_TAG, VISIT_RESULT_VALUES, VISIT_SIGNED_TAG, VISIT_STAGES } from "#core";
import { visitKindValue, type VisitMoment, visitStageValue } from "#core";

type State = Extract<VisitMoment, { kind: "state" }>;

/** What a task's state says of the visit it stands for. A task that is no visit any more is a cancelled one. */
export function visitLook(
  policy: Policy,
  facts: Pick<TicketFacts, "externalId" | "type" | "tags" | "status" | "organizationId" | "assigneeId">,
): Omit<State, "kind" | "at" | "order" | "cause" | "actorId"> {
  const has = (tag: string): boolean => facts.tags.includes(tag);
  const isVisit = taskOf(policy, facts) === "visit";
  const stage = VISIT_STAGES.find((each) => has(visitStageValue(each))) ?? null;
  const { solved, unsolved } = VISIT_RESULT_VALUES;
  const complaints = complaintsAmong(facts.tags);
  return {
    status: facts.status,
    stage: isVisit ? stage : "cancelled",
    visitKind: policy.document.visits.kinds.find(({ key }) => has(visitKindValue(key)))?.key ?? null,
    isTicked: has(VISIT_SIGNED_TAG),
    isExempt: has(VISIT_EXEMPT_TAG),
    result: has(unsolved) ? "unsolved" : has(solved) ? "solved" : null,
    organizationId: facts.organizationId,
    engineerId: facts.assigneeId,
    ...(complaints > 0 ? { complaints } : {}),
    ...(facts.status === "closed" && has(MERGED_TAG) ? { isMerged: true } : {}),
  };
}
