import { type BriefCallback, type BriefQuestion, type CallbackResult, isRatedLow } from "#core";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";

/** How a call went. `answers`: by key of the question, as typed; a missing one is not answered. `note`: for the team. */
export type CallbackDraft = {
  readonly result: CallbackResult | null;
  readonly cause: string;
  readonly answers: { readonly [question: string]: string };
  readonly note: string;
};

export const NO_OUTCOME: CallbackDraft = { result: null, cause: "", answers: {}, note: "" };

export type CallbackMistake =
  | { readonly kind: "no_result" }
  | { readonly kind: "no_cause" }
  | { readonly kind: "no_answer"; readonly question: BriefQuestion };

/** Whether anybody was spoken to: only then are there answers. */
function isTalk(result: CallbackResult): boolean {
  switch (result) {
    case "satisfied":
    case "fairly_satisfied":
    case "dissatisfied":
      return true;
    case "unreachable":
    case "refused":
      return false;
  }
}

export const asksQuestions = ({ result }: CallbackDraft): boolean => result !== null && isTalk(result);

export function needsCause(draft: CallbackDraft, { causeRequired, questions }: BriefCallback): boolean {
  const { result, answers } = draft;
  if (result === null) return false;
  const scoreOf = ({ key }: BriefQuestion): number => Number.parseFloat(answers[key] ?? "");
  const isLow = asksQuestions(draft) && questions.some((question) => isRatedLow(question, scoreOf(question)));
  return causeRequired.includes(result) || isLow;
}

/** What keeps the outcome from being saved; null: nothing. */
export function callbackMistake(draft: CallbackDraft, callback: BriefCallback): CallbackMistake | null {
  if (draft.result === null) return { kind: "no_result" };
  if (needsCause(draft, callback) && draft.cause.trim() === "") return { kind: "no_cause" };
  if (!asksQuestions(draft)) return null;
  const question = callback.questions.find(
    ({ key, required }) => required && (draft.answers[key] ?? "").trim() === "",
  );
  return question === undefined ? null : { kind: "no_answer", question };
}

/** "key: value" a line, in the order of the questions (decision 010); a line break inside an answer becomes a space. */
export function answerLines(draft: CallbackDraft, questions: readonly BriefQuestion[]): string {
  return questions
    .map(({ key }) => ({ key, value: (draft.answers[key] ?? "").trim().replaceAll(/\s*\n\s*/g, " ") }))
    .filter(({ value }) => value !== "")
    .map(({ key, value }) => `${key}: ${value}`)
    .join("\n");
}

/** The whole outcome in one write on the task. Only a call that reached nobody stays open: there is a next try. */
export function outcomeWrite(
  taskTicketId: number,
  draft: CallbackDraft & { readonly result: CallbackResult },
  { questions }: BriefCallback,
): TaskWrite {
  const answers = isTalk(draft.result) ? answerLines(draft, questions) : "";
  return {
    kind: "update",
    said: "callbacks.said",
    ticketId: taskTicketId,
    change: {
      values: {
        callbackResult: `callback_${draft.result}`,
        callbackCause: draft.cause.trim() === "" ? null : draft.cause.trim(),
        ...(questions.length === 0 ? {} : { callbackAnswers: answers === "" ? null : answers }),
      },
      ...(draft.result === "unreachable" ? {} : { status: "solved" }),
      ...(draft.note.trim() === "" ? {} : { note: draft.note.trim() }),
    },
  };
}
