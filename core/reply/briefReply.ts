import { NO_CUSTOMER, type Subject } from "../conditions/subject.ts";
import type { BriefReply } from "../contract/brief.ts";
import type { PolicyRegister, PolicyReply } from "../policy/policy.ts";

/** A reply as the card shows it, in the customer's register: `subject` is whom it is for. */
export function briefReply(reply: PolicyReply, subject: Subject = NO_CUSTOMER): BriefReply {
  const { key, stage, stageTitle, title, shortcut } = reply;
  const variant = reply.variants.find(({ register }) => isSpokenTo(register, subject));
  return { key, stage, stageTitle, title, body: variant?.body ?? reply.body, shortcut };
}

/** Whether a customer is talked to in this way (B18, D13). */
export function isSpokenTo({ when }: PolicyRegister, subject: Subject): boolean {
  return when === null || when.holds(subject);
}
