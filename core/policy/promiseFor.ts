import type { Policy, PolicyPromise } from "./policy.ts";

/** What a ticket is, for the question what it is promised. */
export type PromiseQuestion = {
  readonly tier: string;
  readonly urgency: string;
  readonly segments: readonly string[];
  readonly problemType: string | null;
};

/** What the policy promises: the most specific entry of `serviceLevels` that fits; null: nothing. */
export function promiseFor(policy: Policy, question: PromiseQuestion): PolicyPromise | null {
  return promiseAmong(policy.document.serviceLevels, question);
}

/** Naming the problem type counts for more than a segment; among equals the first one wins. */
export function promiseAmong(
  promises: readonly PolicyPromise[],
  question: PromiseQuestion,
): PolicyPromise | null {
  let best: PolicyPromise | null = null;
  for (const promise of promises) {
    if (fits(promise, question) && (best === null || specificity(promise) > specificity(best)))
      best = promise;
  }
  return best;
}

function fits(promise: PolicyPromise, { tier, urgency, segments, problemType }: PromiseQuestion): boolean {
  return (
    promise.tiers.includes(tier) &&
    promise.urgencies.includes(urgency) &&
    (promise.segments.length === 0 || promise.segments.some((segment) => segments.includes(segment))) &&
    (promise.problemTypes.length === 0 ||
      (problemType !== null && promise.problemTypes.includes(problemType)))
  );
}

const specificity = ({ problemTypes, segments }: PolicyPromise): number =>
  (problemTypes.length > 0 ? 2 : 0) + (segments.length > 0 ? 1 : 0);
