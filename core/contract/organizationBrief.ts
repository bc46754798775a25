import type { CallbackResult } from "../task/taskFields.ts";
import type { Brief } from "./brief.ts";
import type { FactValue, InstantText } from "./facts.ts";
import type { Localized } from "./localized.ts";

/** The whole customer in one answer: `GET /api/organizations/:id/brief`. */
export type OrganizationBrief = Pick<Brief, "asOf" | "policy" | "tier" | "segments" | "visits"> & {
  readonly customer: { readonly id: number; readonly name: string | null };
  /** Open ones, the next first. */
  readonly callbacks: NonNullable<Brief["callbacks"]>;
  readonly whatWouldChange: NonNullable<Brief["whatWouldChange"]>;
  /** All that the policy may ask for, in its order; computed ones too. */
  readonly facts: readonly CustomerFact[];
  /** Latest first. */
  readonly tierHistory: readonly TierChanged[];
  /** Calls with a result, latest first. */
  readonly calls: readonly CallMade[];
  readonly promises: PromisesCounted;
  readonly people: readonly Responsible[];
};

export type CustomerFact = {
  readonly key: string;
  readonly title: Localized;
  readonly unit: string | null;
  /** A choice's by its own title; null: not known. */
  readonly value: FactValue | Localized | null;
};

export type TierChanged = {
  readonly title: Localized;
  /** Null: the first one. */
  readonly previous: Localized | null;
  readonly at: InstantText;
};

export type CallMade = {
  readonly title: Localized;
  readonly result: CallbackResult;
  readonly at: InstantText;
};

/** Clocks that came to their end, over the latest tickets. */
export type PromisesCounted = {
  readonly periods: readonly { readonly days: number; readonly kept: number; readonly broken: number }[];
  /** How many tickets were looked at, the latest ones, where there are more; null: all. */
  readonly latestTickets: number | null;
};

/** A role of the policy and who it leads to for this customer; null: nobody that is known here. */
export type Responsible = { readonly title: Localized; readonly who: string | null };
