import type { InstantText } from "./facts.ts";
import type { Localized } from "./localized.ts";

/** A solved ticket of a customer, as far as it is kept: never its words, only which of the policy's words were in its subject. */
export type SolvedTicket = {
  readonly ticketId: number;
  /** Key of the problem type it had when it was solved; null: none of the policy's. */
  readonly problemType: string | null;
  /** Words of the subject that conditions of the policy ask for. */
  readonly words: readonly string[];
  readonly tags: readonly string[];
  /** Null: nobody was assigned, or the person was deleted. */
  readonly solver: { readonly id: number; readonly name: string | null } | null;
  readonly solvedAt: InstantText;
};

/** An earlier ticket of the customer like the one that is open, and what solved it (B4). */
export type BriefSolved = {
  readonly ticketId: number;
  readonly solvedAt: InstantText;
  readonly solver: SolvedTicket["solver"];
  /** The problem type both have; null: they are alike in other ways. */
  readonly problemType: { readonly key: string; readonly title: Localized } | null;
  /** Words of the subject that both have. */
  readonly words: readonly string[];
  /** Replies that were sent. */
  readonly replies: readonly { readonly key: string; readonly title: Localized }[];
  /** Answers that guided calls came to. */
  readonly answers: readonly {
    readonly flow: Localized;
    readonly step: Localized;
    readonly answer: Localized;
  }[];
};
