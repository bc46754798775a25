import type { BriefQuestion } from "../contract/briefCallback.ts";

/** Whether a score says that the customer is not satisfied with this one thing, so that the cause is wanted (D11). */
export function isRatedLow({ kind, causeUpTo = null }: BriefQuestion, answer: unknown): boolean {
  return kind === "score" && causeUpTo !== null && typeof answer === "number" && answer <= causeUpTo;
}
