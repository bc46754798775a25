import {
  CALLBACK_RESULTS,
  callbackResultValue,
  TASK_FIELDS,
  VISIT_EXEMPT_TAG,
  VISIT_RESULT_VALUES,
  VISIT_SIGNED_TAG,
  VISIT_STAGES,
  visitKindValue,
  visitStageValue,
} from "../task/taskFields.ts";
import type { PolicyDocument } from "./schema/document.ts";
import type { TicketFieldDefinition } from "./ticketFieldDefinition.ts";

type Plain = "text" | "textarea" | "date";

/** The ticket fields by which people tell of visits and callbacks (decision 010): only those this policy asks for. */
export function taskFieldsOf(document: PolicyDocument): readonly TicketFieldDefinition[] {
  return [
    ...(usesVisits(document) ? visitFields(document) : []),
    ...(document.callbacks.length > 0 ? callbackFields(document) : []),
  ];
}

/** Whether the policy has anything to do with visits. */
export function usesVisits({ visits }: Pick<PolicyDocument, "visits">): boolean {
  return visits.kinds.length > 0 || visits.quotas.length > 0;
}

function visitFields({ visits }: PolicyDocument): readonly TicketFieldDefinition[] {
  const kinds = visits.kinds.map(({ key, title }) => ({ name: title.en, value: visitKindValue(key) }));
  const stages = VISIT_STAGES.map((stage) => ({ name: named(stage), value: visitStageValue(stage) }));
  const isSignedByBox = visits.needsSignature && visits.signature.includes("checkbox");
  return [
    ...(kinds.length === 0
      ? []
      : [dropdown(TASK_FIELDS.visitKind, "What kind of visit the task is.", kinds)]),
    dropdown(TASK_FIELDS.visitStage, "Where the visit stands.", stages),
    plain(TASK_FIELDS.visitTime, "text", "Appointed time, HH:MM; the task's due date is the day."),
    plain(TASK_FIELDS.visitDate, "date", "The day it took place; empty: the due date."),
    dropdown(TASK_FIELDS.visitResult, "Is the customer's matter settled?", [
      { name: "Solved", value: VISIT_RESULT_VALUES.solved },
      { name: "Not solved", value: VISIT_RESULT_VALUES.unsolved },
    ]),
    plain(TASK_FIELDS.visitReason, "text", "Why it was moved, cancelled, is not solved, or does not count."),
    ...(visits.needsNote ? [plain(TASK_FIELDS.visitNote, "textarea", "What was talked about.")] : []),
    ...(isSignedByBox
      ? [checkbox(TASK_FIELDS.visitSigned, VISIT_SIGNED_TAG, "The customer has signed the work order.")]
      : []),
    ...(visits.quotas.length > 0
      ? [
          checkbox(
            TASK_FIELDS.visitExempt,
            VISIT_EXEMPT_TAG,
            "Counts toward no quota; say why in the reason.",
          ),
        ]
      : []),
  ];
}

function callbackFields({ callbacks }: PolicyDocument): readonly TicketFieldDefinition[] {
  const results = CALLBACK_RESULTS.map((result) => ({
    name: named(result),
    value: callbackResultValue(result),
  }));
  const asks = callbacks.some(({ questions, trigger }) => questions.length > 0 || trigger.on === "survey");
  return [
    dropdown(TASK_FIELDS.callbackResult, "How the call went.", results),
    plain(TASK_FIELDS.callbackCause, "text", "What the customer is not satisfied with."),
    ...(asks ? [plain(TASK_FIELDS.callbackAnswers, "textarea", "One answer a line, key: value.")] : []),
  ];
}

const dropdown = (
  title: string,
  description: string,
  options: TicketFieldDefinition["options"],
): TicketFieldDefinition => ({ title, type: "tagger", description, options, tag: null });

const checkbox = (title: string, tag: string, description: string): TicketFieldDefinition => ({
  title,
  type: "checkbox",
  description,
  options: [],
  tag,
});

const plain = (title: string, type: Plain, description: string): TicketFieldDefinition => ({
  title,
  type,
  description,
  options: [],
  tag: null,
});

/** "in_progress" → "In progress". */
function named(key: string): string {
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
