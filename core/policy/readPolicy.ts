import * as v from "valibot";
import { failed, ok, type Result } from "../contract/result.ts";
import { blunt } from "./blunt.ts";
import { checkCare } from "./checkCare.ts";
import { checkConditions } from "./checkConditions.ts";
import { checkKeys } from "./checkKeys.ts";
import { checkNamesInZendesk } from "./checkNamesInZendesk.ts";
import { checkOrders } from "./checkOrders.ts";
import { checkReferences } from "./checkReferences.ts";
import { compilePolicy } from "./compilePolicy.ts";
import type { OfficialCalendars } from "./compileSchedules.ts";
import { isMap } from "./isMap.ts";
import { checkFlows } from "../flow/checkFlows.ts";
import { checkReplies } from "../reply/checkReplies.ts";
import { mergePolicy } from "./merge.ts";
import type { Policy } from "./policy.ts";
import { type PolicyProblem, wrongName, wrongValue } from "./policyProblem.ts";
import { type PolicyDocument, policyDocument } from "./schema/document.ts";
import { issuePath, schemaProblems } from "./schemaProblems.ts";

/** Parsed YAML or JSON values, as they came. */
export type PolicySources = {
  /** The account's policy: `preset: NAME` and its own changes, or a whole document. */
  readonly policy: unknown;
  /** More changes, merged last: `replies: [...]`. */
  readonly replies?: unknown;
  readonly presets: { readonly [name: string]: unknown };
  /** Official holidays and make-up workdays, for schedules that name a country; without them those days are plain. */
  readonly calendars?: OfficialCalendars;
};

/**
 * Reads an account's policy: preset, own changes and replies merged, validated, compiled. Pure and fast.
 * @returns the policy, or every problem found.
 */
export function readPolicy(sources: PolicySources): Result<Policy, readonly PolicyProblem[]> {
  const whole = wholePolicy(sources);
  if (!whole.ok) return whole;
  const parsed = v.safeParse(policyDocument, whole.value);
  if (!parsed.success)
    return failed([...schemaProblems(parsed.issues), ...furtherProblems(whole.value, parsed.issues)]);
  const problems = furtherChecks(parsed.output);
  return problems.length > 0 ? failed(problems) : ok(compilePolicy(parsed.output, sources.calendars));
}

function furtherChecks(document: PolicyDocument): readonly PolicyProblem[] {
  return [
    ...checkKeys(document),
    ...checkNamesInZendesk(document),
    ...checkOrders(document),
    ...checkCare(document),
    ...checkReferences(document),
    ...checkConditions(document),
    ...checkReplies(document),
    ...checkFlows(document),
  ];
}

/** What else is wrong beside the form; nothing where the form leaves too little to go on. */
function furtherProblems(whole: unknown, issues: readonly v.BaseIssue<unknown>[]): readonly PolicyProblem[] {
  const rest = v.safeParse(policyDocument, blunt(whole, issues.map(issuePath)));
  return rest.success ? furtherChecks(rest.output) : [];
}

/** The document that counts, unchecked and as written: preset, own changes and replies merged. */
export function wholePolicy(sources: PolicySources): Result<unknown, readonly PolicyProblem[]> {
  const whole = withPreset(sources.policy, sources.presets);
  if (!whole.ok) return whole;
  const replies = sources.replies ?? {};
  return isMap(replies)
    ? ok(mergePolicy(whole.value, replies))
    : failed([wrongValue([], replies, "a map, such as `replies: [...]`")]);
}

function withPreset(
  policy: unknown,
  presets: PolicySources["presets"],
  above: readonly string[] = [],
): Result<unknown, readonly PolicyProblem[]> {
  if (!isMap(policy)) return failed([wrongValue([], policy, "a map, at least `preset: NAME`")]);
  const { preset, ...own } = policy;
  if (preset === undefined || preset === null) return ok(own);
  const names = Object.keys(presets).filter((name) => !above.includes(name));
  if (typeof preset !== "string" || !names.includes(preset)) {
    return failed([wrongName(["preset"], preset, names)]);
  }
  const base = withPreset(presets[preset], presets, [...above, preset]);
  return base.ok ? ok(mergePolicy(base.value, own)) : base;
}
