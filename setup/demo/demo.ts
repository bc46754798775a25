/** The languages of the demo's customers, as Zendesk names them in a user's `locale`. */
export type DemoLanguage = "en" | "zh-cn" | "zh-tw";

export type DemoOrganization = {
  readonly externalId: string;
  readonly name: string;
  readonly language: DemoLanguage;
  /** Facts by organization field key; what is not known is not there. */
  readonly facts: { readonly [key: string]: number };
};

export type DemoUser = {
  readonly externalId: string;
  readonly name: string;
  readonly email: string;
  readonly language: DemoLanguage;
  /** `externalId` of the organization; null: a person without one. */
  readonly organization: string | null;
};

export type DemoComment = {
  readonly from: "requester" | "agent";
  readonly public: boolean;
  readonly body: string;
  /** UTC, ISO 8601. */
  readonly at: string;
};

export type DemoTicket = {
  /** Of visits "tierwise:visit:<n>"; of requests "demo:request:<n>". */
  readonly externalId: string;
  readonly requester: string;
  readonly organization: string | null;
  readonly subject: string;
  readonly type: "question" | "incident" | "problem" | "task";
  readonly priority: "low" | "normal" | "high" | "urgent" | null;
  readonly status: "new" | "open" | "pending" | "hold" | "solved" | "closed";
  readonly tags: readonly string[];
  /** Only of task tickets. */
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly solvedAt: string | null;
  /** Which of the account's agents has it; -1: nobody yet. */
  readonly agent: number;
  readonly comments: readonly [DemoComment, ...DemoComment[]];
};

/** A year of a help desk. The same seed and `now` always give the same one. */
export type Demo = {
  readonly organizations: readonly DemoOrganization[];
  readonly users: readonly DemoUser[];
  readonly tickets: readonly DemoTicket[];
  /** An open, urgent request of a customer that is surely VIP. */
  readonly showcase: string;
};
