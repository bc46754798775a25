import type { TaskKind } from "../service-level/taskKind.ts";
import type { BriefCallback } from "./briefCallback.ts";
import type { BriefFlow } from "./briefFlow.ts";
import type { BriefOwner, BriefPromise } from "./briefPromise.ts";
import type { BriefSolved } from "./briefSolved.ts";
import type { ServiceLevelBecause, TierBecause } from "./explanation.ts";
import type { BriefVisits } from "./briefVisits.ts";
import type { InstantText } from "./facts.ts";
import type { BriefGuard } from "./guard.ts";
import type { Localized } from "./localized.ts";
import type { TierGap } from "./tierGap.ts";

/** All that the sidebar shows about a ticket, in one answer: `GET /api/tickets/:id/brief`. */
export type Brief = {
  readonly asOf: InstantText;
  readonly policy: { readonly version: number; readonly name: Localized; readonly problem: string | null };
  readonly ticket: { readonly id: number; readonly kind: "request" | TaskKind };
  /** Null: the ticket has no organization. */
  readonly customer: { readonly id: number; readonly name: string | null } | null;
  readonly tier: BriefTier;
  readonly segments: readonly { readonly key: string; readonly title: Localized }[];
  /** Null on our own task tickets, which are no customer requests. */
  readonly serviceLevel: BriefServiceLevel | null;
  /** Null where the policy promises this tier no visits. */
  readonly visits: BriefVisits | null;
  readonly replies: readonly BriefReply[];
  /** Open promises, the next one first. This and the rest: only where the shell knows the ticket's timeline. */
  readonly promises?: readonly BriefPromise[];
  /** Null: nobody has answered yet, or the policy has no first-contact responsibility. */
  readonly owner?: BriefOwner | null;
  /** Open callbacks of this customer, the next first; and those of the agent who asks, for any customer, due today. */
  readonly callbacks?: readonly BriefCallback[];
  readonly ownCallbacks?: readonly BriefCallback[];
  /** Guided calls, those that fit the ticket first. */
  readonly flows?: readonly BriefFlow[];
  /** Up to three earlier tickets of the customer that are like this one, the likest first; none on our own tasks. */
  readonly history?: readonly BriefSolved[];
  /** For each higher tier, nearest first. */
  readonly whatWouldChange?: readonly TierGap[];
  /** What a reply to this ticket is checked for. */
  readonly guard?: BriefGuard;
};

export type BriefTier = {
  readonly key: string;
  readonly title: Localized;
  /** The organization field's option value, e.g. "tier_vip". */
  readonly optionValue: string;
  readonly colour: TierColour;
  readonly since: InstantText | null;
  readonly because: TierBecause;
  /** False while the write of the field is still under way. */
  readonly isInZendesk: boolean;
};

export type TierColour = "gold" | "blue" | "green" | "grey";

export type BriefServiceLevel = {
  /** Option value of the ticket field "Service level", which is also the SLA tag, e.g. "sla_vip_urgent". */
  readonly optionValue: string;
  readonly title: Localized;
  readonly urgency: { readonly key: string; readonly title: Localized };
  readonly because: ServiceLevelBecause;
  readonly isInZendesk: boolean;
};

/** A scripted reply that fits the ticket now, best first. Bodies hold Zendesk's Liquid placeholders, unfilled. */
export type BriefReply = {
  readonly key: string;
  readonly stage: string;
  readonly stageTitle: Localized;
  readonly title: Localized;
  readonly body: Localized;
  readonly shortcut: string | null;
  /** How well it fits, for ordering; the same figure is equally well. Left out: it was put where it is. */
  readonly fit?: number;
};
