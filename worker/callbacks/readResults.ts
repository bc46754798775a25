import {
  type CallbackAnswers,
  callbackQuestions,
  type CallbackResult,
  type CallbackRule,
  isRatedLow,
  type Policy,
  readAnswers,
} from "#core";
import type { Ticket } from "#zendesk";
import { readTickets } from "../queue/readMany.ts";
import { taskFieldIds } from "../queue/taskFieldIds.ts";
import type { Shell } from "../shell.ts";

/** What the task says beside its result. */
export type ResultRead =
  | { readonly kind: "complete"; readonly answers: CallbackAnswers | null }
  /** It asks for a cause, or for answers (keys of questions), that are not there yet. */
  | {
      readonly kind: "incomplete";
      readonly answers: CallbackAnswers | null;
      readonly lacksCause: boolean;
      readonly unanswered: readonly string[];
    };

type Asked = { readonly ticketId: number; readonly rule: CallbackRule; readonly result: CallbackResult };

/**
 * Reads causes and answers of results that have come: one request for all of them, none where neither is asked for.
 * `waiting`: Zendesk could not be asked now.
 */
export async function readResults(
  shell: Shell,
  policy: Policy,
  asked: readonly Asked[],
  reads: ReadonlyMap<number, Ticket>,
): Promise<{ readonly results: ReadonlyMap<number, ResultRead>; readonly waiting: readonly number[] }> {
  const results = new Map<number, ResultRead>();
  const toRead = asked.filter(({ ticketId, rule, result }) => {
    const isPlain = !asksForMore(policy, rule, result);
    if (isPlain) results.set(ticketId, { kind: "complete", answers: null });
    return !isPlain;
  });
  if (toRead.length === 0) return { results, waiting: [] };
  const fields = await taskFieldIds(shell, ["callbackCause", "callbackAnswers"]);
  const unread = toRead.map(({ ticketId }) => ticketId).filter((id) => !reads.has(id));
  const found = await readTickets(shell, unread);
  const waiting = new Set(fields.ok ? found.waiting.ids : toRead.map(({ ticketId }) => ticketId));
  const tickets = new Map([...reads, ...found.found.map((ticket) => [ticket.id, ticket] as const)]);
  for (const { ticketId, rule, result } of toRead) {
    const ticket = tickets.get(ticketId);
    if (!fields.ok || ticket === undefined) continue;
    const textOf = (id: number | undefined): string | null => {
      const value = ticket.custom_fields?.find((field) => field.id === id)?.value;
      return typeof value === "string" && value.trim() !== "" ? value : null;
    };
    const questions = callbackQuestions(policy, rule);
    const answersField = fields.value.get("callbackAnswers");
    const written = textOf(answersField);
    const read = readAnswers(questions, written ?? "");
    const wantsCause =
      rule.outcomes[result].causeRequired ||
      (result !== "refused" &&
        questions.some((question) => isRatedLow(question, read.answers[question.key])));
    const causeField = fields.value.get("callbackCause");
    // Without the fields nobody can say it: setup has not been run again yet.
    const lacksCause = wantsCause && causeField !== undefined && textOf(causeField) === null;
    const answers = written === null ? null : read.answers;
    const unanswered = result === "refused" || answersField === undefined ? [] : read.missing;
    // Who is not satisfied does not wait for a score.
    const isHeldBack = lacksCause || (unanswered.length > 0 && result !== "dissatisfied");
    results.set(
      ticketId,
      isHeldBack ? { kind: "incomplete", answers, lacksCause, unanswered } : { kind: "complete", answers },
    );
  }
  return { results, waiting: [...waiting] };
}

function asksForMore(policy: Policy, rule: CallbackRule, result: CallbackResult): boolean {
  if (result === "unreachable") return false;
  const isAnswered = result !== "refused" && callbackQuestions(policy, rule).length > 0;
  return isAnswered || rule.outcomes[result].causeRequired;
}
