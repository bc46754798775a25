import { NO_CUSTOMER, type Subject } from "../conditions/subject.ts";
import type { BriefReply } from "../contract/brief.ts";
import type { CustomerFacts, TicketFacts, TicketStatus } from "../contract/facts.ts";
import type { Policy, PolicyReply } from "../policy/policy.ts";

/** Where a conversation stands. Without `customer` or `ticket`, conditions on their fields are unknown. */
export type ReplyQuestion = {
  readonly tier: string;
  readonly urgency: string | null;
  readonly status: TicketStatus;
  /** The stage the agent is in, when it is known: its replies come first. */
  readonly stage?: string | null;
  readonly segments?: readonly string[];
  readonly customer?: CustomerFacts | null;
  readonly ticket?: TicketFacts | null;
};

/**
 * The scripted replies that fit, best first: those of the stage, then of a stage that suits the status, then the ones
 * whose conditions say more about this ticket, then in the policy's order. Call scripts are not replies.
 */
export function chooseReplies(policy: Policy, question: ReplyQuestion): readonly BriefReply[] {
  return policy.replies
    .filter((reply) => reply.channel === "public_reply" && fits(reply, question))
    .map((reply, place) => ({ reply, place, rank: rank(reply, question) }))
    .toSorted((a, b) => b.rank.stage - a.rank.stage || b.rank.specific - a.rank.specific || a.place - b.place)
    .map(({ reply }) => briefReply(reply));
}

/** A reply as the card shows it. */
export function briefReply({ key, stage, stageTitle, title, body, shortcut }: PolicyReply): BriefReply {
  return { key, stage, stageTitle, title, body, shortcut };
}

function fits(reply: PolicyReply, question: ReplyQuestion): boolean {
  const { tier, urgency, segments = [] } = question;
  return (
    (reply.tiers.length === 0 || reply.tiers.includes(tier)) &&
    (reply.urgencies.length === 0 || (urgency !== null && reply.urgencies.includes(urgency))) &&
    (reply.segments.length === 0 || reply.segments.some((segment) => segments.includes(segment))) &&
    (reply.when === null || reply.when.holds(subjectOf(question)))
  );
}

function subjectOf({ tier, urgency, segments = [], customer, ticket }: ReplyQuestion): Subject {
  const { facts, tags } = customer ?? NO_CUSTOMER;
  return { facts, tags, ticket: ticket ?? null, tier, urgency, segments };
}

function rank(reply: PolicyReply, { stage, status }: ReplyQuestion): { stage: number; specific: number } {
  const suitsStatus = reply.statuses.includes(status) ? 1 : 0;
  const restricts = [reply.tiers, reply.urgencies, reply.segments].filter(({ length }) => length > 0);
  return {
    stage: (reply.stage === stage ? 2 : 0) + suitsStatus,
    specific: restricts.length + (reply.when?.size ?? 0),
  };
}
