import * as v from "valibot";
import { failed, ok, type Result } from "../contract/result.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkReferences } from "./check-references.ts";
import { compilePolicy } from "./compile-policy.ts";
import { mergePolicy } from "./merge.ts";
import type { Policy } from "./policy.ts";
import { type PolicyProblem, wrongName, wrongValue } from "./policy-problem.ts";
import { policyDocument } from "./schema/document.ts";
import { schemaProblems } from "./schema-problems.ts";

/** Parsed YAML or JSON values, as they came. */
export type PolicySources = {
  /** The account's policy: `preset: NAME` and its own changes, or a whole document. */
  readonly policy: unknown;
  /** More changes, merged last: `replies: [...]`. */
  readonly replies?: unknown;
  readonly presets: { readonly [name: string]: unknown };
};

/**
 * Reads an account's policy: preset, own changes and replies merged, validated, compiled. Pure and fast.
 * @returns the policy, or every problem found (the cross-references are checked once the form is right).
 */
export function readPolicy(sources: PolicySources): Result<Policy, readonly PolicyProblem[]> {
  const whole = withPreset(sources.policy, sources.presets);
  if (!whole.ok) return whole;
  const replies = sources.replies ?? {};
  if (!isMap(replies)) return failed([wrongValue(["replies"], replies, "a map")]);
  const parsed = v.safeParse(policyDocument, mergePolicy(whole.value, replies));
  if (!parsed.success) return failed(schemaProblems(parsed.issues));
  const problems = [...checkReferences(parsed.output), ...checkConditions(parsed.output)];
  return problems.length > 0 ? failed(problems) : ok(compilePolicy(parsed.output));
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

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
