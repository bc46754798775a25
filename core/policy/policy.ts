import type { CompiledConditions } from "../conditions/compileConditions.ts";
import type { TierColour } from "../contract/brief.ts";
import type { CustomerFacts } from "../contract/facts.ts";
import type { Localized } from "../contract/localized.ts";
import type { PolicyFlow } from "../flow/policyFlow.ts";
import type { Seconds } from "../time/duration.ts";
import type { Schedule } from "../time/schedule.ts";
import type { OrganizationFieldDefinition, TicketFieldDefinition } from "./fieldDefinitions.ts";
import type { PolicyDocument } from "./schema/document.ts";

/** A policy ready to decide with. Compiled once from a valid document; holds no state. */
export type Policy = {
  /** The validated document with its defaults: what later parts, exports and diffs read. */
  readonly document: PolicyDocument;
  readonly name: Localized;
  /** Best first; the last takes whoever is left. */
  readonly tiers: readonly PolicyTier[];
  readonly defaultTier: PolicyTier;
  /** Key of the first tier whose rules hold, for judging many. */
  readonly tierKeyOf: (customer: Pick<CustomerFacts, "facts" | "tags" | "cutOffs">) => string;
  readonly segments: readonly PolicySegment[];
  readonly urgencies: readonly PolicyUrgency[];
  readonly problemTypes: readonly PolicyProblemType[];
  /** `doneWhen` of the steps that have one, by service level and step. */
  readonly stepConditions: ReadonlyMap<string, ReadonlyMap<string, CompiledConditions>>;
  /** `when` of the callback rules that have one, by rule. */
  readonly callbackConditions: ReadonlyMap<string, CompiledConditions>;
  /** Where a reply must name a time; null: everywhere, if the guard asks for it at all. */
  readonly statedTimeWhen: CompiledConditions | null;
  /** By key, with the official calendars where the policy asks for one. */
  readonly schedules: ReadonlyMap<string, Schedule>;
  /** One per tier × urgency: the options of the ticket field "Service level". */
  readonly serviceLevels: readonly PolicyServiceLevel[];
  readonly replies: readonly PolicyReply[];
  readonly flows: readonly PolicyFlow[];
  /** Facts that follow from a date and today. */
  readonly computedFacts: readonly PolicyComputedFact[];
  /** What the shell must have at hand for the conditions. */
  readonly reads: PolicyReads;
  /** Organization fields that setup makes: the tier, the override, the facts. */
  readonly organizationFields: () => readonly OrganizationFieldDefinition[];
  /** Ticket fields that setup makes. */
  readonly ticketFields: () => readonly TicketFieldDefinition[];
};

export type PolicyTier = {
  readonly key: string;
  /** 0 is the best. */
  readonly place: number;
  readonly title: Localized;
  readonly description: Localized | null;
  readonly colour: TierColour;
  /** Value of the organization field `service_tier`, "tier_vip". */
  readonly optionValue: string;
  readonly when: CompiledConditions | null;
  readonly top: PolicyRank | null;
  readonly match: "both" | "either";
  readonly stay: Seconds;
  readonly grace: Seconds;
  readonly clause: string | null;
};

/** "Top p % by a fact"; `rankKey` names its cut-off in `CustomerFacts.cutOffs`. */
export type PolicyRank = {
  readonly rankKey: string;
  readonly fact: string;
  readonly percent: number;
  readonly title: Localized | null;
  readonly unit: string | null;
};

/** Whole days since the date fact `date`. */
export type PolicyComputedFact = {
  readonly key: string;
  readonly date: string;
  /** Day counts at which some condition on customers or tickets may turn, ascending. */
  readonly turns: readonly number[];
};

export type PolicySegment = {
  readonly key: string;
  readonly group: string;
  readonly title: Localized;
  readonly when: CompiledConditions | null;
  readonly top: PolicyRank | null;
};

export type PolicyUrgency = {
  readonly key: string;
  readonly title: Localized;
  readonly when: CompiledConditions | null;
  readonly clause: string | null;
};

/** What a ticket may be about (B9). */
export type PolicyProblemType = {
  readonly key: string;
  readonly title: Localized;
  readonly when: CompiledConditions | null;
};

/** An entry of the document's `serviceLevels`. */
export type PolicyPromise = PolicyDocument["serviceLevels"][number];

export type PolicyServiceLevel = {
  /** "sla_vip_urgent": option value, and so the SLA tag. */
  readonly optionValue: string;
  readonly title: Localized;
  readonly tier: string;
  readonly urgency: string;
  /** What is promised to everybody of it; null: nothing. Segments and problem types: see `promiseFor`. */
  readonly promise: PolicyPromise | null;
};

export type PolicyReply = {
  readonly key: string;
  readonly stage: string;
  readonly stageTitle: Localized;
  /** Ticket statuses its stage belongs to; empty: any. */
  readonly statuses: readonly string[];
  readonly title: Localized;
  /** With what it includes written out. */
  readonly body: Localized;
  readonly shortcut: string | null;
  readonly tiers: readonly string[];
  readonly segments: readonly string[];
  readonly urgencies: readonly string[];
  readonly when: CompiledConditions | null;
  /** Some condition of it asks how the promises stand. */
  readonly asksPromises: boolean;
  /** Only for customers of this register; null: for all. */
  readonly register: PolicyRegister | null;
  readonly variants: readonly { readonly register: PolicyRegister; readonly body: Localized }[];
  readonly channel: "public_reply" | "call_script";
};

/** A way of talking; without conditions it is everybody's. */
export type PolicyRegister = { readonly key: string; readonly when: CompiledConditions | null };

export type PolicyReads = {
  /** Keys of the organization fields that are facts or fill roles. */
  readonly organizationFields: readonly string[];
  /** Ids of the ticket fields that conditions ask for. */
  readonly ticketFields: readonly number[];
  /** Words and phrases of subjects that conditions ask for; find them with `subjectWordsIn`. */
  readonly subjectWords: readonly string[];
};
