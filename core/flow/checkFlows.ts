import { type PathStep, type PolicyProblem, wrongName, wrongValue } from "../policy/policyProblem.ts";
import type { PolicyDocument } from "../policy/schema/document.ts";
import { flowTag } from "./flowTag.ts";
import { SKIPPED } from "./flowTick.ts";
import { possibleTicks } from "./possibleTicks.ts";
import { stepsAhead } from "./stepsAhead.ts";

type Flow = PolicyDocument["flows"][number];
type Step = Flow["steps"][number];

/** Every flow can be walked: it has steps, each can be reached and comes to an end, and each tick has its own tag. */
export function checkFlows({ flows }: PolicyDocument): readonly PolicyProblem[] {
  return [
    ...flows.flatMap((flow, i) => {
      const at = ["flows", i, "steps"];
      if (flow.steps.length === 0) return [wrongValue(at, flow.steps, "at least one step")];
      return [...flow.steps.flatMap((step, j) => answerProblems([...at, j], step)), ...wayProblems(at, flow)];
    }),
    ...tagsUsedTwice(flows),
  ];
}

function answerProblems(at: readonly PathStep[], { answers, next }: Step): readonly PolicyProblem[] {
  const keys = answers.map(({ key }) => key);
  return [
    ...keys.flatMap((key, k) =>
      key === SKIPPED
        ? [
            wrongValue(
              [...at, "answers", k, "key"],
              key,
              "another key: this one marks a step that was skipped",
            ),
          ]
        : [],
    ),
    ...next.flatMap(({ answer }, k) =>
      answer === null || keys.includes(answer) ? [] : [wrongName([...at, "next", k, "answer"], answer, keys)],
    ),
  ];
}

function wayProblems(at: readonly PathStep[], { steps }: Flow): readonly PolicyProblem[] {
  const ahead = new Map(steps.map((step) => [step, stepsAhead(steps, step)]));
  const first = steps[0];
  const reached =
    first === undefined ? new Set<Step>() : closure([first], (step) => ahead.get(step)?.steps ?? []);
  const ending = closure(
    steps.filter((step) => ahead.get(step)?.mayEnd === true),
    (step) => steps.filter((one) => ahead.get(one)?.steps.includes(step) === true),
  );
  return steps.flatMap((step, j) => {
    if (!reached.has(step)) return [wrongValue([...at, j], step.key, "a step that some other step leads to")];
    if (!ending.has(step)) return [wrongValue([...at, j, "next"], step.key, "a way on that comes to an end")];
    return [];
  });
}

function closure(from: readonly Step[], follow: (step: Step) => readonly Step[]): ReadonlySet<Step> {
  const found = new Set(from);
  // A set's walk also passes what is added on the way.
  for (const step of found) for (const one of follow(step)) found.add(one);
  return found;
}

/** Keys may hold "_", so two flows could mean different ticks by one tag. */
function tagsUsedTwice(flows: PolicyDocument["flows"]): readonly PolicyProblem[] {
  const seen = new Set<string>();
  return flows.flatMap((flow, i) =>
    flow.steps.flatMap((step, j) =>
      possibleTicks(step).flatMap((tick) => {
        const tag = flowTag(flow.key, step.key, tick);
        if (!seen.has(tag)) {
          seen.add(tag);
          return [];
        }
        return [wrongValue(["flows", i, "steps", j], tag, "keys that make each tick's tag once")];
      }),
    ),
  );
}
