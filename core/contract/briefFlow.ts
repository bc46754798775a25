import type { Localized } from "./localized.ts";

/** A guided call as it can be taken on this ticket now. What was ticked stands on the ticket itself, as tags. */
export type BriefFlow = {
  readonly key: string;
  readonly title: Localized;
  readonly clause: string | null;
  /** Its conditions hold on this ticket: it is offered by itself. */
  readonly isFitting: boolean;
  /** Something of it is ticked, and something is left, as far as the Worker knows. */
  readonly isBegun: boolean;
  readonly steps: readonly BriefFlowStep[];
};

export type BriefFlowStep = {
  readonly key: string;
  readonly title: Localized;
  readonly question: Localized | null;
  readonly answers: readonly BriefFlowAnswer[];
  /** Id or title of the ticket field that the answer goes to; null: only the tick is kept. */
  readonly record: string | null;
  readonly replies: readonly BriefFlowReply[];
  readonly checklist: readonly Localized[];
  readonly next: readonly BriefFlowLead[];
  /** May not be skipped. */
  readonly isRequired: boolean;
};

/** `value`: what goes into the field that the step records to. */
export type BriefFlowAnswer = { readonly key: string; readonly title: Localized; readonly value: string };

/** Where a step leads. `answer: null`: whatever was answered. `holds`: its conditions, asked of the ticket now. */
export type BriefFlowLead = { readonly answer: string | null; readonly holds: boolean; readonly to: string };

/** Words for a step: to be sent, or to be spoken. */
export type BriefFlowReply = {
  readonly key: string;
  readonly title: Localized;
  readonly body: Localized;
  readonly channel: "public_reply" | "call_script";
};
