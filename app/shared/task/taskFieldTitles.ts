import type { TASK_FIELDS, TaskField } from "#core";

/** Titles by which setup, Worker and app find the ticket fields of visits and callbacks (decision 010). */
export const TASK_FIELD_TITLES = {
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
} as const satisfies typeof TASK_FIELDS;

/** Ids of the fields this account has; one that its policy does not use is missing. */
export type TaskFieldIds = { readonly [field in TaskField]?: number };

/** What fields of a task hold, null is empty. */
export type TaskValues = { readonly [field in TaskField]?: string | boolean | null };
