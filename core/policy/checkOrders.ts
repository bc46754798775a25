import { type PathStep, type PolicyProblem, wrongName, wrongValue } from "./policyProblem.ts";
import type { PolicyDocument } from "./schema/document.ts";

/**
 * What depends on order or size, or on another value: defaults come last, steps follow earlier ones, the most is not below the
 * least, only work that goes on is asked about again.
 */
export function checkOrders(document: PolicyDocument): readonly PolicyProblem[] {
  return [
    ...endsInDefault("tiers", document.tiers),
    ...endsInDefault("urgencies", document.urgencies),
    ...document.serviceLevels.flatMap(({ steps }, i) =>
      steps.flatMap(({ after }, j) => {
        const earlier = steps.slice(0, j).map(({ key }) => key);
        return stepNamed(["serviceLevels", i, "steps", j, "after"], after, earlier);
      }),
    ),
    ...document.flows.flatMap(({ steps }, i) => {
      const keys = steps.map(({ key }) => key);
      return steps.flatMap(({ next }, j) =>
        next.flatMap(({ to }, k) => stepNamed(["flows", i, "steps", j, "next", k, "to"], to, keys)),
      );
    }),
    ...document.visits.quotas.flatMap(({ atLeast, atMost }, i) =>
      atLeast === null || atMost === null || atLeast <= atMost
        ? []
        : [wrongValue(["visits", "quotas", i, "atMost"], atMost, `atLeast (${atLeast}) or more`)],
    ),
    ...document.callbacks.flatMap(({ trigger }, i) =>
      trigger.on !== "event" || trigger.every === null || trigger.event === "visit_progress"
        ? []
        : [wrongValue(["callbacks", i, "trigger", "event"], trigger.event, EVENT_THAT_LASTS)],
    ),
  ];
}

const EVENT_THAT_LASTS = "visit_progress where `every` is given: nothing else goes on for a while";

function stepNamed(
  path: readonly PathStep[],
  name: string | null,
  steps: readonly string[],
): readonly PolicyProblem[] {
  return name === null || steps.includes(name) ? [] : [wrongName(path, name, steps)];
}

type Conditional = { readonly when: unknown; readonly top?: unknown };

/** Exactly one item takes whatever is left, and it is the last. */
function endsInDefault(section: string, items: readonly Conditional[]): readonly PolicyProblem[] {
  if (items.length === 0) return [wrongValue([section], items, "at least one, the last without `when`")];
  return items.flatMap((item, index) => {
    const takesTheRest = item.when === null && (item.top ?? null) === null;
    const isLast = index === items.length - 1;
    if (takesTheRest === isLast) return [];
    return isLast
      ? [wrongValue([section, index, "when"], "a condition", "nothing: the last one takes whatever is left")]
      : [wrongValue([section, index, "when"], null, "conditions: only the last one has none")];
  });
}
