import type { Subject } from "../conditions/subject.ts";
import type { BriefSolved, SolvedTicket } from "../contract/briefSolved.ts";
import type { Policy } from "../policy/policy.ts";
import { problemTypeOf } from "../service-level/problemTypeOf.ts";
import { whatHelped } from "./whatHelped.ts";

const AT_MOST = 3;
/** The same problem type says more than any word or tag. */
const SAME_TYPE = 4;
/** Tags that rules and our own work put on: they say nothing of what a ticket is about. */
const NOT_TOPICAL = /^(flow|reply|guard|segment|sla|tier|callback|visit)_/;

/** The customer's earlier tickets that are most like this one, the likest first, then the latest; none that is unlike. */
export function similarSolved(
  policy: Policy,
  subject: Subject,
  solved: readonly SolvedTicket[],
): readonly BriefSolved[] {
  const { ticket } = subject;
  if (ticket === null || ticket === undefined) return [];
  const type = problemTypeOf(policy, subject);
  return solved
    .filter(({ ticketId }) => ticketId !== ticket.id)
    .map((one) => {
      const isSameType = type !== null && one.problemType === type.key;
      const words = one.words.filter((word) => ticket.subjectWords.includes(word));
      const tags = one.tags.filter((tag) => !NOT_TOPICAL.test(tag) && ticket.tags.includes(tag));
      return { one, isSameType, words, likeness: (isSameType ? SAME_TYPE : 0) + words.length + tags.length };
    })
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness || (a.one.solvedAt < b.one.solvedAt ? 1 : -1))
    .slice(0, AT_MOST)
    .map(({ one, isSameType, words }) => ({
      ticketId: one.ticketId,
      solvedAt: one.solvedAt,
      solver: one.solver,
      problemType: isSameType && type !== null ? { key: type.key, title: type.title } : null,
      words,
      ...whatHelped(policy, one.tags),
    }));
}
