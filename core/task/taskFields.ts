/**
 * Titles of the ticket fields by which people tell us of visits and callbacks (decision 010). Setup makes them; setup, Worker
 * and app find them by these.
 */
export const TASK_FIELDS = {
  visitKind: "Visit kind",
  visitStage: "Visit stage",
  visitTime: "Visit time",
  visitDate: "Visit date",
  visitResult: "Visit result",
  visitReason: "Visit reason",
  visitNote: "Visit note",
  visitSigned: "Customer signed",
  visitExempt: "Does not count",
  callbackResult: "Callback result",
  callbackCause: "Callback cause",
  callbackAnswers: "Callback answers",
} as const;

export type TaskField = keyof typeof TASK_FIELDS;

/** Where a visit stands, as people set it; "missed" follows from the time and is never set. */
export const VISIT_STAGES = [
  "planned",
  "confirmed",
  "arrived",
  "in_progress",
  "done",
  "signed",
  "cancelled",
] as const;
export type VisitStage = (typeof VISIT_STAGES)[number];

export const CALLBACK_RESULTS = [
  "satisfied",
  "fairly_satisfied",
  "dissatisfied",
  "unreachable",
  "refused",
] as const;
export type CallbackResult = (typeof CALLBACK_RESULTS)[number];

/** Option values, which are the task ticket's tags. */
export const visitStageValue = (stage: VisitStage): string => `visit_is_${stage}`;
export const visitKindValue = (kind: string): string => `visit_${kind}`;
export const callbackResultValue = (result: CallbackResult): string => `callback_${result}`;
/** Tag of a callback's task: what kind of problem, by the policy's problem types, the ticket is about that it calls about (B11). */
export const callbackAboutTag = (problemType: string): string => `callback_about_${problemType}`;
export const VISIT_RESULT_VALUES = {
  solved: "visitresult_solved",
  unsolved: "visitresult_unsolved",
} as const;

/** Tags of the checkboxes. */
export const VISIT_SIGNED_TAG = "visit_signed_by_customer";
export const VISIT_EXEMPT_TAG = "visit_exempt";

const VISIT_COMPLAINT = "visitcomplaint_";
/** Tag of a visit's task, one for each call that found a complaint about it: opened again for that, the visit stays made. */
export const visitComplaintTag = (callbackId: string): string =>
  `${VISIT_COMPLAINT}${callbackId.replace(/^\d+:/, "").replaceAll(/[:.]/g, "_")}`;
export const complaintsAmong = (tags: readonly string[]): number =>
  tags.filter((tag) => tag.startsWith(VISIT_COMPLAINT)).length;

/** Zendesk's own tag on a ticket that was closed by merging it into another. */
export const MERGED_TAG = "closed_by_merge";

/** Tags of a hand-over's task (A16), each followed by a user id or a local date. */
export const HANDOVER_FROM = "handover_from_";
export const HANDOVER_TO = "handover_to_";
export const HANDOVER_STARTS = "handover_starts_";
export const HANDOVER_UNTIL = "handover_until_";

/** Organization tags: no calls wanted at all, or none of a rule (E6); an engineer the customer refuses (D7). */
export const NO_CALLBACKS_TAG = "no_callbacks";
export const noCallbacksTag = (rule: string): string => `${NO_CALLBACKS_TAG}_${rule}`;
export const refusesEngineerTag = (userId: number): string => `refuses_engineer_${userId}`;
