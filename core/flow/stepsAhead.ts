import type { PolicyDocument } from "../policy/schema/document.ts";

type Step = PolicyDocument["flows"][number]["steps"][number];

/** Where a step may lead at all, whatever is answered and whichever conditions hold. Names of no step lead nowhere. */
export function stepsAhead(
  steps: readonly Step[],
  step: Step,
): { readonly steps: readonly Step[]; readonly mayEnd: boolean } {
  const following = steps[steps.indexOf(step) + 1];
  const named = step.next.flatMap(({ to }) => steps.find(({ key }) => key === to) ?? []);
  const fallsThrough = mayFallThrough(step);
  return {
    steps: fallsThrough && following !== undefined ? [...named, following] : named,
    mayEnd: fallsThrough && following === undefined,
  };
}

/** False where every answer has its entry without conditions and none can be left out, or an entry takes whatever comes. */
function mayFallThrough({ answers, next, required }: Step): boolean {
  const always = next.filter(({ when }) => when === null).map(({ answer }) => answer);
  if (always.includes(null)) return false;
  const areAllLed = answers.length > 0 && answers.every(({ key }) => always.includes(key));
  return !(areAllLed && required);
}
