import { NO_CUSTOMER, type Subject } from "../conditions/subject.ts";
import type { BriefReply } from "../contract/brief.ts";
import type { CustomerFacts, TicketFacts, TicketStatus } from "../contract/facts.ts";
import type { Policy, PolicyReply } from "../policy/policy.ts";
import { briefReply, isSpokenTo } from "./briefReply.ts";

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
  /** How the ticket's open promises stand (`promiseStates`); left out: nobody knows. */
  readonly promises?: readonly string[];
};

/**
 * The scripted replies that fit, best first: those of the stage the agent is in; what answers to how the promises stand
 * now (B17); what belongs to the ticket's status; then by how much their conditions say about this ticket; then in the
 * policy's order. Equally good ones have the same `fit`, so that whoever shows them may put the agent's own first.
 */
export function chooseReplies(policy: Policy, question: ReplyQuestion): readonly BriefReply[] {
  const subject = subjectOf(question);
  return policy.replies
    .filter((reply) => reply.channel === "public_reply" && fits(reply, question, subject))
    .map((reply, place) => ({ reply, place, fit: fitOf(reply, question) }))
    .toSorted((a, b) => b.fit - a.fit || a.place - b.place)
    .map(({ reply, fit }) => ({ ...briefReply(reply, subject), fit }));
}

function fits(
  reply: PolicyReply,
  { tier, urgency, segments = [] }: ReplyQuestion,
  subject: Subject,
): boolean {
  return (
    (reply.tiers.length === 0 || reply.tiers.includes(tier)) &&
    (reply.urgencies.length === 0 || (urgency !== null && reply.urgencies.includes(urgency))) &&
    (reply.segments.length === 0 || reply.segments.some((segment) => segments.includes(segment))) &&
    (reply.register === null || isSpokenTo(reply.register, subject)) &&
    (reply.when === null || reply.when.holds(subject))
  );
}

/** Whom and what conditions of replies are asked about. */
export function subjectOf(question: ReplyQuestion): Subject {
  const { tier, urgency, segments = [], customer, ticket, promises } = question;
  const { facts, tags } = customer ?? NO_CUSTOMER;
  const known = promises === undefined ? {} : { promises };
  return { facts, tags, ticket: ticket ?? null, tier, urgency, segments, ...known };
}

/** One figure that orders: what stands further up in the list above outweighs all below it. */
function fitOf(reply: PolicyReply, { stage, status }: ReplyQuestion): number {
  const restricts = [reply.tiers, reply.urgencies, reply.segments].filter(({ length }) => length > 0);
  const specific = restricts.length + (reply.register?.when?.size ?? 0) + (reply.when?.size ?? 0);
  return (
    (reply.stage === stage ? 4 : 0) * STEP +
    (reply.asksPromises ? 2 : 0) * STEP +
    (reply.statuses.includes(status) ? 1 : 0) * STEP +
    Math.min(specific, STEP - 1)
  );
}

const STEP = 1000;
