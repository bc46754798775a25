import type { CompiledConditions } from "../conditions/compileConditions.ts";
import type { ConditionSet } from "../conditions/condition.ts";
import type { PolicyReply } from "../policy/policy.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";
import type { PolicyFlow } from "./policyFlow.ts";

/** Compiles the flows of a checked document. */
export function compileFlows(
  { flows }: PolicyDocument,
  replies: readonly PolicyReply[],
  compile: (when: ConditionSet | null) => CompiledConditions | null,
): readonly PolicyFlow[] {
  const words = new Map(
    replies.map(({ key, title, body, channel }) => [key, { key, title, body, channel }] as const),
  );
  return flows.map(({ key, title, clause, when, steps }) => ({
    key,
    title,
    clause,
    when: compile(when),
    steps: steps.map(({ required, ...step }) => ({
      key: step.key,
      title: step.title,
      question: step.question,
      answers: step.answers.map((answer) => ({ ...answer, value: answer.value ?? answer.key })),
      record: step.record,
      replies: step.replies.flatMap((name) => words.get(name) ?? []),
      checklist: step.checklist,
      next: step.next.map((lead) => ({ ...lead, when: compile(lead.when) })),
      isRequired: required,
    })),
  }));
}
