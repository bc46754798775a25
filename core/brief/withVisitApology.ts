import type { BriefReply } from "../contract/brief.ts";
import type { InstantText } from "../contract/facts.ts";
import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import type { Subject } from "../conditions/subject.ts";
import { briefReply } from "../reply/briefReply.ts";
import { instantOf } from "../time/instant.ts";
import { visitDeadlines } from "../visit/visitDeadlines.ts";

/** The replies of a visit's task with the prepared apology first, while the appointment is in doubt or has gone by (D4). */
export function withVisitApology(
  policy: Policy,
  visit: VisitFacts | undefined,
  replies: readonly BriefReply[],
  now: InstantText,
  subject?: Subject,
): readonly BriefReply[] {
  const apology = policy.replies.find(({ key }) => key === policy.document.visits.apology);
  if (apology === undefined || visit === undefined || !isInDoubt(policy, visit, now)) return replies;
  return [briefReply(apology, subject), ...replies.filter(({ key }) => key !== apology.key)];
}

function isInDoubt(policy: Policy, visit: VisitFacts, now: InstantText): boolean {
  return visitDeadlines(policy, visit).some(
    ({ kind, at }) => (kind === "unconfirmed" || kind === "missed") && instantOf(at) <= instantOf(now),
  );
}
