/** A known value. Numbers are as in Zendesk's field (no unit conversion); dates are ISO 8601 local dates. */
export type FactValue = string | number | boolean | readonly string[];

/** Facts by key. A key that is absent is *unknown*: it makes a condition false, and shows as unknown. */
export type FactMap = { readonly [key: string]: FactValue };

/** A customer as the rules see it: one Zendesk organization. */
export type CustomerFacts = {
  readonly id: number;
  readonly name: string | null;
  /** Values of the organization fields that the policy's `facts` name, by field key. */
  readonly facts: FactMap;
  readonly tags: readonly string[];
  /** The tier that the ledger holds, and since when; null before the first judgement. */
  readonly standing: TierStanding | null;
  /** Set by people in the organization's override fields; it wins while it lasts (I3). */
  readonly override: TierOverride | null;
  /** For each fact a tier ranks by: what the top p % needs today, counted over all customers by the store. */
  readonly cutOffs: { readonly [rankKey: string]: RankCutOff };
};

/** Instants are UTC, ISO 8601 with seconds or finer. */
export type InstantText = string;

export type TierStanding = {
  readonly tier: string;
  readonly since: InstantText;
  /** First instant at which the facts pointed lower without a break; null while they do not. */
  readonly lowerSince: InstantText | null;
  /** Set while an override holds the tier; when it ends, the day's judgement applies at once (no stay, no grace). */
  readonly by?: "override";
};

export type TierOverride = {
  readonly tier: string;
  readonly reason: string | null;
  /** Zendesk user id of who set it in the sidebar, or a name; null: not known. */
  readonly by: string | null;
  readonly until: InstantText | null;
};

/** The smallest value of the fact that is still inside the top p % (ties included); null when nobody is. */
export type RankCutOff = { readonly atLeast: number | null };

/** Zendesk's ticket statuses and priorities, lower case as in the REST API. */
export type TicketStatus = "new" | "open" | "pending" | "hold" | "solved" | "closed" | "deleted";
export type TicketPriority = "low" | "normal" | "high" | "urgent";
export type TicketType = "problem" | "incident" | "question" | "task";

/** A ticket as the rules see it: never its texts, only what conditions may ask for. */
export type TicketFacts = {
  readonly id: number;
  readonly status: TicketStatus;
  readonly priority: TicketPriority | null;
  readonly type: TicketType | null;
  readonly tags: readonly string[];
  readonly organizationId: number | null;
  readonly requesterId: number | null;
  readonly assigneeId: number | null;
  readonly groupId: number | null;
  readonly brandId: number | null;
  readonly formId: number | null;
  /** Zendesk's `via.channel`: "web", "email", "api", "native_messaging" … */
  readonly channel: string | null;
  readonly externalId: string | null;
  readonly createdAt: InstantText;
  /** Dropdown and other custom field values by field id, as far as they are known. */
  readonly customFields: FactMap;
  /** The words of the subject that the policy's conditions ask for and that occur in it (texts are not kept). */
  readonly subjectWords: readonly string[];
};
