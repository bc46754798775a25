import { type CompiledConditions, compileConditions } from "../conditions/compileConditions.ts";
import type { ConditionSet } from "../conditions/condition.ts";
import { ticketFieldId } from "../conditions/ticketField.ts";
import { wantedNames } from "../conditions/testOf.ts";
import { compileFlows } from "../flow/compileFlows.ts";
import { conditionPlaces } from "./checkConditions.ts";
import { computedFactsOf } from "./computedFactsOf.ts";
import { compileSchedules, type OfficialCalendars } from "./compileSchedules.ts";
import { organizationFieldsOf, serviceLevelTitle, ticketFieldsOf } from "./fieldDefinitions.ts";
import { type ConditionScope, fieldsOf } from "./fieldsOf.ts";
import { rankKeyOf, serviceLevelOptionValue, tierOptionValue } from "./optionValues.ts";
import type { Policy, PolicyRank, PolicyReads, PolicyServiceLevel } from "./policy.ts";
import { compileReplies } from "./compileReplies.ts";
import { promiseAmong } from "./promiseFor.ts";
import { reviewFieldOf } from "./reviewField.ts";
import { roleFieldsOf } from "./roleFields.ts";
import { tierProgram } from "../tier/tierProgram.ts";
import type { PolicyDocument } from "./schema/document.ts";

/** Compiles a checked document: conditions to closures, names to values. A wrong name here is a bug of the checks. */
export function compilePolicy(document: PolicyDocument, calendars: OfficialCalendars = {}): Policy {
  const conditionsIn = (
    scope: ConditionScope,
  ): ((when: ConditionSet | null) => CompiledConditions | null) => {
    const fields = fieldsOf(document, scope);
    return (when) => when && compileConditions(when, (name) => known(fields.find(name), name));
  };
  const ofTier = conditionsIn("tier");
  const ofSegment = conditionsIn("segment");
  const ofTicket = conditionsIn("ticket");
  const tiers = document.tiers.map((tier, place) => ({
    ...tier,
    place,
    optionValue: tierOptionValue(tier.key),
    when: ofTier(tier.when),
    top: tier.top && rank(document, tier.top),
  }));
  const compiledReplies = compileReplies(document, {
    ofReply: conditionsIn("offer"),
    ofRegister: conditionsIn("reply"),
  });
  return {
    document,
    name: document.name,
    tiers,
    tierKeyOf: tierProgram(tiers),
    defaultTier: known(tiers.at(-1), "default tier"),
    segments: document.segments.map((segment) => ({
      ...segment,
      when: ofSegment(segment.when),
      top: segment.top && rank(document, segment.top),
    })),
    urgencies: document.urgencies.map((urgency) => ({ ...urgency, when: ofTicket(urgency.when) })),
    problemTypes: document.problemTypes.map(({ key, title, when }) => ({ key, title, when: ofTicket(when) })),
    stepConditions: stepConditions(document, ofTicket),
    callbackConditions: callbackConditions(document, conditionsIn("reply")),
    statedTimeWhen: conditionsIn("reply")(document.guard.statedTime.when),
    schedules: compileSchedules(document.schedules, calendars),
    serviceLevels: serviceLevels(document),
    replies: compiledReplies,
    flows: compileFlows(document, compiledReplies, conditionsIn("reply")),
    computedFacts: computedFactsOf(document),
    reads: reads(document),
    organizationFields: () => organizationFieldsOf(document),
    ticketFields: () => ticketFieldsOf(document),
  };
}

function known<Value>(value: Value | null | undefined, name: string): Value {
  if (value === null || value === undefined) throw new Error(`not in the checked policy: ${name}`);
  return value;
}

function rank(document: PolicyDocument, top: { readonly percent: number; readonly by: string }): PolicyRank {
  const fact = document.facts.find(({ key }) => key === top.by);
  return {
    rankKey: rankKeyOf(top.by, top.percent),
    fact: top.by,
    percent: top.percent,
    title: fact?.title ?? null,
    unit: fact?.unit ?? null,
  };
}

function stepConditions(
  document: PolicyDocument,
  compile: (when: ConditionSet | null) => CompiledConditions | null,
): Policy["stepConditions"] {
  return new Map(
    document.serviceLevels.map(({ key, steps }) => {
      const compiled = steps.map((step) => [step.key, compile(step.doneWhen)] as const);
      return [key, new Map(compiled.flatMap(([step, when]) => (when === null ? [] : [[step, when]])))];
    }),
  );
}

function callbackConditions(
  { callbacks }: PolicyDocument,
  compile: (when: ConditionSet | null) => CompiledConditions | null,
): Policy["callbackConditions"] {
  const compiled = callbacks.map(({ key, when }) => [key, compile(when)] as const);
  return new Map(compiled.flatMap(([key, when]) => (when === null ? [] : [[key, when]])));
}

function serviceLevels(document: PolicyDocument): readonly PolicyServiceLevel[] {
  return document.tiers.flatMap((tier) =>
    document.urgencies.map((urgency) => ({
      optionValue: serviceLevelOptionValue(tier.key, urgency.key),
      title: serviceLevelTitle(tier.title, urgency.title),
      tier: tier.key,
      urgency: urgency.key,
      promise: promiseAmong(document.serviceLevels, {
        tier: tier.key,
        urgency: urgency.key,
        segments: [],
        problemType: null,
      }),
    })),
  );
}

function reads(document: PolicyDocument): PolicyReads {
  const all = conditionPlaces(document).flatMap(({ scope, set }) => {
    const fields = fieldsOf(document, scope);
    return [...set.all, ...set.any].map((condition) => ({ condition, field: fields.find(condition.field) }));
  });
  const words = all.flatMap(({ condition, field }) =>
    field?.kind === "words" && condition.value !== null
      ? wantedNames(field, condition.operator, condition.value)
      : [],
  );
  const ids = all.flatMap(({ condition }) => ticketFieldId(condition.field) ?? []);
  return {
    organizationFields: [
      ...document.facts.filter(({ daysSince }) => daysSince === null),
      ...[reviewFieldOf(document) ?? []].flat(),
      ...roleFieldsOf(document),
    ].map(({ key }) => key),
    ticketFields: [...new Set(ids)],
    subjectWords: [...new Set(words)],
  };
}
