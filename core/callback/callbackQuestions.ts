import type { BriefQuestion } from "../contract/briefCallback.ts";
import type { Policy } from "../policy/policy.ts";
import type { CallbackRule } from "./callbackRule.ts";

/** What is asked in a call: the rule's own questions, then one score per dimension of its survey (C5). */
export function callbackQuestions(policy: Policy, rule: CallbackRule): readonly BriefQuestion[] {
  return [...rule.questions, ...dimensions(policy, rule)];
}

function dimensions(policy: Policy, { trigger }: CallbackRule): readonly BriefQuestion[] {
  if (trigger.on !== "survey") return [];
  const survey = policy.document.surveys.find(({ key }) => key === trigger.survey);
  if (survey === undefined) return [];
  const { scale } = survey;
  return survey.dimensions.map(({ key, title }) => ({
    key,
    title,
    kind: "score",
    scale,
    choices: [],
    required: true,
  }));
}
