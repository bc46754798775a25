import { type PathStep, type PolicyProblem, wrongName, wrongValue } from "./policy-problem.ts";
import type { PolicyDocument } from "./schema/document.ts";

type Keyed = readonly { readonly key: string }[];
type Action = PolicyDocument["serviceLevels"][number]["onBreach"][number];

/** Names that point to other parts of the document exist; keys are used once; each order ends in a default. */
export function checkReferences(document: PolicyDocument): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const keysOf = (items: Keyed): readonly string[] => items.map(({ key }) => key);
  const named = {
    fact: keysOf(document.facts),
    tier: keysOf(document.tiers),
    segment: keysOf(document.segments),
    schedule: keysOf(document.schedules),
    urgency: keysOf(document.urgencies),
    problemType: keysOf(document.problemTypes),
    role: keysOf(document.roles),
    visitKind: keysOf(document.visits.kinds),
    stage: keysOf(document.stages),
    register: keysOf(document.registers),
    reply: keysOf(document.replies),
    survey: keysOf(document.surveys),
  };
  type What = keyof typeof named;
  const one = (what: What, path: readonly PathStep[], name: string | null): void => {
    if (name !== null && !named[what].includes(name)) problems.push(wrongName(path, name, named[what]));
  };
  const each = (what: What, path: readonly PathStep[], names: readonly string[]): void =>
    names.forEach((name, index) => one(what, [...path, index], name));
  const actions = (path: readonly PathStep[], list: readonly Action[]): void =>
    list.forEach((action, index) => {
      if (action.do === "assign" || action.do === "notify")
        one("role", [...path, index, "role"], action.role);
      if (action.do === "offer_reply") one("reply", [...path, index, "reply"], action.reply);
    });

  problems.push(
    ...doubles(document),
    ...defaults("tiers", document.tiers),
    ...defaults("urgencies", document.urgencies),
  );
  document.facts.forEach((fact, i) => one("fact", ["facts", i, "daysSince"], fact.daysSince));
  document.tiers.forEach((tier, i) => {
    one("role", ["tiers", i, "dedicated"], tier.dedicated);
    if (tier.top !== null) problems.push(...numericFact(document, ["tiers", i, "top", "by"], tier.top.by));
  });
  document.segments.forEach((segment, i) => {
    if (segment.top !== null)
      problems.push(...numericFact(document, ["segments", i, "top", "by"], segment.top.by));
  });
  document.serviceLevels.forEach((level, i) => {
    const at = ["serviceLevels", i];
    each("tier", [...at, "tiers"], level.tiers);
    each("urgency", [...at, "urgencies"], level.urgencies);
    each("segment", [...at, "segments"], level.segments);
    each("problemType", [...at, "problemTypes"], level.problemTypes);
    one("schedule", [...at, "schedule"], level.schedule);
    one("role", [...at, "onArrival", "assign"], level.onArrival.assign);
    actions([...at, "onWarning"], level.onWarning);
    actions([...at, "onBreach"], level.onBreach);
    level.escalation.forEach(({ tell }, j) => one("role", [...at, "escalation", j, "tell"], tell));
    level.steps.forEach((step, j) => {
      const stepAt = [...at, "steps", j];
      const earlier = keysOf(level.steps.slice(0, j));
      if (step.after !== null && !earlier.includes(step.after)) {
        problems.push(wrongName([...stepAt, "after"], step.after, earlier));
      }
      one("role", [...stepAt, "role"], step.role);
      one("schedule", [...stepAt, "schedule"], step.schedule);
      actions([...stepAt, "onWarning"], step.onWarning);
      actions([...stepAt, "onBreach"], step.onBreach);
    });
  });
  document.visits.quotas.forEach((quota, i) => {
    const at = ["visits", "quotas", i];
    each("tier", [...at, "tiers"], quota.tiers);
    each("segment", [...at, "segments"], quota.segments);
    each("visitKind", [...at, "kinds"], quota.kinds);
    one("schedule", [...at, "schedule"], quota.schedule);
    one("fact", [...at, "contractStart"], quota.contractStart);
    if (quota.atLeast !== null && quota.atMost !== null && quota.atMost < quota.atLeast) {
      problems.push(wrongValue([...at, "atMost"], quota.atMost, `atLeast (${quota.atLeast}) or more`));
    }
  });
  document.callbacks.forEach((callback, i) => {
    const at = ["callbacks", i];
    each("tier", [...at, "tiers"], callback.tiers);
    each("segment", [...at, "segments"], callback.segments);
    one("schedule", [...at, "schedule"], callback.schedule);
    each("role", [...at, "who"], callback.who);
    one("reply", [...at, "script"], callback.script);
    if (callback.trigger.on === "survey")
      one("survey", [...at, "trigger", "survey"], callback.trigger.survey);
    if (callback.trigger.on === "anniversary")
      one("fact", [...at, "trigger", "field"], callback.trigger.field);
    if (callback.trigger.on === "customer_day")
      one("fact", [...at, "trigger", "since"], callback.trigger.since);
    for (const [name, outcome] of Object.entries(callback.outcomes)) {
      actions([...at, "outcomes", name, "actions"], outcome.actions);
    }
  });
  one("schedule", ["callingHours", "skipHolidaysOf"], document.callingHours?.skipHolidaysOf ?? null);
  document.replies.forEach((reply, i) => {
    const at = ["replies", i];
    one("stage", [...at, "stage"], reply.stage);
    each("tier", [...at, "tiers"], reply.tiers);
    each("segment", [...at, "segments"], reply.segments);
    each("urgency", [...at, "urgencies"], reply.urgencies);
    one("register", [...at, "register"], reply.register);
  });
  document.flows.forEach((flow, i) => {
    const steps = keysOf(flow.steps);
    flow.steps.forEach((step, j) => {
      each("reply", ["flows", i, "steps", j, "replies"], step.replies);
      step.next.forEach(({ to }, k) => {
        if (!steps.includes(to))
          problems.push(wrongName(["flows", i, "steps", j, "next", k, "to"], to, steps));
      });
    });
  });
  return problems;
}

function numericFact(
  document: PolicyDocument,
  path: readonly PathStep[],
  name: string,
): readonly PolicyProblem[] {
  const numeric = document.facts.filter(({ kind }) => kind === "number" || kind === "decimal");
  return numeric.some(({ key }) => key === name)
    ? []
    : [
        wrongName(
          path,
          name,
          numeric.map(({ key }) => key),
        ),
      ];
}

/** Exactly one item takes whatever is left, and it is the last. */
function defaults(
  section: string,
  items: readonly { readonly when: unknown; readonly top?: unknown }[],
): readonly PolicyProblem[] {
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

function doubles(document: PolicyDocument): readonly PolicyProblem[] {
  const lists: readonly (readonly [readonly PathStep[], Keyed])[] = [
    ...Object.entries(document).flatMap(
      ([section, items]): readonly (readonly [readonly PathStep[], Keyed])[] =>
        isKeyed(items) ? [[[section], items]] : [],
    ),
    [["visits", "kinds"], document.visits.kinds],
    [["visits", "quotas"], document.visits.quotas],
    ...document.flows.map(({ steps }, i) => [["flows", i, "steps"], steps] as const),
    ...document.serviceLevels.map(({ steps }, i) => [["serviceLevels", i, "steps"], steps] as const),
  ];
  return lists.flatMap(([path, items]) =>
    items.flatMap(({ key }, index) =>
      items.findIndex((item) => item.key === key) === index
        ? []
        : [wrongValue([...path, index, "key"], key, "a key that is used once")],
    ),
  );
}

function isKeyed(value: unknown): value is Keyed {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => typeof item === "object" && item !== null && "key" in item)
  );
}
