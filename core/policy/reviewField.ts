import type { PolicyDocument } from "./schema/document.ts";

/** Organization field with the day the customer's profile was last reviewed (A15). */
export const REVIEWED_ON = "profile_reviewed_on";

/** The field, where the policy asks for reviews and has no fact of that key itself. */
export function reviewFieldOf({
  visits,
  facts,
}: Pick<PolicyDocument, "visits" | "facts">): { readonly key: string; readonly title: string } | null {
  const isOwn = facts.some(({ key }) => key === REVIEWED_ON);
  return visits.reviewProfileEvery === null || isOwn
    ? null
    : { key: REVIEWED_ON, title: "Profile reviewed on" };
}
