import {
  attemptsIn,
  type CallbackResult,
  type CallbackRule,
  isLeftOver,
  nextAttempt,
  type Policy,
  solveBy,
} from "#core";
import type { KnownPeople } from "../promises/personOf.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { NewEffect } from "../store/effect.ts";
import type { DueWritten } from "../store/effectsFound.ts";
import type { momentsOfTickets } from "../store/ticketMoments.ts";
import type { TicketRow } from "../store/tickets.ts";
import { taskChange } from "./callbackEffects.ts";
import { missingText, textsOf } from "./callbackTexts.ts";
import { movedTo } from "./movedTo.ts";
import { withNextMark } from "./nextMark.ts";
import type { OnTask } from "./onTask.ts";
import { outcomeEffects } from "./outcomeEffects.ts";
import type { ResultRead } from "./readResults.ts";
import { isTaskOver, resultAtOf, resultOn, resultsSeen } from "./resultsSeen.ts";
import type { CallerQuestion } from "./whoCalls.ts";

/** A ticket that a callback is about, with its history. */
export type About = {
  readonly row: TicketRow;
  readonly history: Awaited<ReturnType<typeof momentsOfTickets>>;
};

/** A callback after what people did on its task, and what is to be written for that. */
export type Step = { readonly row: CallbackRow; readonly effects: readonly NewEffect[] };

/**
 * What a look at a callback's task makes of the callback, from what is handed in alone.
 * @param ours due dates that we gave tasks.
 */
export function stepOnTask(
  policy: Policy,
  { look, row, rule }: OnTask,
  {
    abouts,
    known,
    read,
    ours,
  }: Pick<Around, "abouts" | "known"> & {
    readonly read: ResultRead | undefined;
    readonly ours: readonly DueWritten[];
  },
): Step {
  const { status } = look.row.facts;
  const texts = textsOf(policy);
  const result = resultOn(look);
  if (rule === null) return stepWithoutRule(policy, { look, row }, { abouts, known });
  if (row.state !== "open" && (result === null || !isResultNews(row, result)))
    return { row: heardEarlier(policy, rule, row, look), effects: [] };
  const wasAnothers = row.moments.some(({ kind }) => kind === "taken_over");
  const moments = [...row.moments, ...resultsSeen(look, { wasAnothers })];
  const attempts = attemptsIn(moments);
  const seen: CallbackRow = { ...row, moments };
  if (row.state === "open" && attempts.length > row.attempts) {
    const tried = triedAgain({ policy, rule, look, row: seen, attempts });
    if (tried !== null) return finishIfUnreachable(policy, tried, { look, rule, abouts, known });
  }
  if (result === "unreachable" && isLeftOver(moments)) {
    const change = { clearResult: true, status: "open" as const };
    return { row: seen, effects: listed(taskChange(row, `left_over:${row.attempts}`, change)) };
  }
  if (result === null || result === "unreachable") {
    if (status === "closed" || status === "deleted") {
      const offAt = wholeSecondOf(look.row.updatedAt);
      return { row: { ...seen, state: "skipped", because: "withdrawn", offAt, nextAt: null }, effects: [] };
    }
    if (status === "solved" && result === null) {
      return {
        row: seen,
        effects: listed(taskChange(row, "no_result", { note: texts.resultMissing, status: "open" })),
      };
    }
    return { row: withNextMark(rule, movedTo(policy, rule, seen, look, ours)), effects: [] };
  }
  // Not read yet: it comes again.
  if (read === undefined) return { row: seen, effects: [] };
  if (read.kind === "incomplete" && status !== "closed") {
    const { lacksCause, unanswered } = read;
    // Nobody needs the call any more; only why a customer is dissatisfied is asked for all the same.
    if (row.state === "skipped" && !lacksCause) return { row, effects: [] };
    const note = missingText(policy, rule, { lacksCause, unanswered });
    const what = [lacksCause ? "cause_missing" : "answers_missing", result, ...unanswered].join(":");
    const change = { note, ...(isTaskOver(look) ? { status: "open" as const } : {}) };
    return { row: seen, effects: listed(taskChange(row, what, change)) };
  }
  const resultAt = resultAtOf(look, row.moments);
  const finished: CallbackRow = {
    ...seen,
    state: "finished",
    because: null,
    offAt: null,
    result,
    resultAt,
    answers: read.answers,
    solveBy: result === "dissatisfied" ? solveBy(policy, rule, resultAt) : null,
  };
  return finish(policy, withNextMark(rule, finished), { look, rule, abouts, known });
}

/**
 * Whether a result on a task says something new: also of a callback that has a result already, and people put it right; and of
 * one that needed no call, if it was made all the same.
 */
export function isResultNews({ state, result: known }: CallbackRow, result: CallbackResult): boolean {
  if (state === "open") return true;
  return result !== "unreachable" && (state !== "finished" || result !== known);
}

/** Its rule is in the policy no more: how the call went is kept, and a task that was solved without a result is at rest. */
function stepWithoutRule(
  policy: Policy,
  { look, row }: Pick<OnTask, "look" | "row">,
  { abouts, known }: Pick<Around, "abouts" | "known">,
): Step {
  const result = resultOn(look);
  if (row.state !== "open" || (result === null && !isTaskOver(look))) return { row, effects: [] };
  if (result === null) {
    const offAt = wholeSecondOf(look.row.updatedAt);
    return { row: { ...row, state: "skipped", because: "withdrawn", offAt, nextAt: null }, effects: [] };
  }
  const resultAt = resultAtOf(look, row.moments);
  const by = result === "dissatisfied" ? solveBy(policy, null, resultAt) : null;
  const finished: CallbackRow = { ...row, state: "finished", result, resultAt, solveBy: by, nextAt: null };
  return finish(policy, finished, { look, rule: null, abouts, known });
}

/** The save that set a known result was heard only now: the call was made then, and covers no cause that came after it. */
function heardEarlier(policy: Policy, rule: CallbackRule, row: CallbackRow, look: TicketLook): CallbackRow {
  if (row.state !== "finished" || row.resultAt === null || row.result !== resultOn(look)) return row;
  const resultAt = resultAtOf(look, row.moments);
  if (resultAt >= row.resultAt) return row;
  const moments = [...row.moments, ...resultsSeen(look, { wasAnothers: false })];
  const by = row.solveBy === null ? null : solveBy(policy, rule, resultAt);
  return { ...row, moments, resultAt, solveBy: by };
}

type Around = {
  readonly look: TicketLook;
  /** Null: the policy has it no more. */
  readonly rule: CallbackRule | null;
  readonly abouts: ReadonlyMap<number, About>;
  readonly known: KnownPeople;
};

/** Whom a callback's roles name, as its ticket and customer tell. */
export function questionOf(
  row: CallbackRow,
  look: TicketLook,
  abouts: ReadonlyMap<number, About>,
): CallerQuestion {
  const about = abouts.get(row.ticketId ?? 0);
  const history = about?.history.get(row.ticketId ?? 0) ?? [];
  return { row: about?.row ?? null, customer: look.customer, history };
}

function finish(policy: Policy, row: CallbackRow, { look, rule, abouts, known }: Around): Step {
  if (row.result === null) return { row, effects: [] };
  return {
    row,
    effects: [
      ...(isTaskOver(look)
        ? []
        : listed(taskChange(row, `finish:${row.resultAt ?? ""}`, { status: "solved" }))),
      ...outcomeEffects(policy, rule, row, {
        result: row.result,
        about: abouts.get(row.ticketId ?? 0)?.row ?? null,
        task: look.row,
        question: questionOf(row, look, abouts),
        known,
      }),
    ],
  };
}

/** The callback after one more try without an answer; null: this try is known already. */
function triedAgain({
  policy,
  rule,
  look,
  row,
  attempts,
}: {
  readonly policy: Policy;
  readonly rule: CallbackRule;
  readonly look: TicketLook;
  readonly row: CallbackRow;
  readonly attempts: readonly string[];
}): CallbackRow | null {
  const triedAt = attempts.at(-1);
  if (attempts.length <= row.attempts || triedAt === undefined) return null;
  if (attempts.length >= rule.attempts.atMost) {
    return {
      ...row,
      attempts: attempts.length,
      state: "finished",
      result: "unreachable",
      resultAt: triedAt,
      nextAt: null,
    };
  }
  const again = nextAttempt(policy, rule, look.customer, { triedAt, dueAt: row.dueAt });
  return withNextMark(rule, { ...row, ...again, attempts: attempts.length });
}

function finishIfUnreachable(
  policy: Policy,
  row: CallbackRow,
  around: Around & { readonly rule: CallbackRule },
): Step {
  if (row.state === "finished") return finish(policy, row, around);
  const note = textsOf(policy).again(row.attempts + 1, around.rule.attempts.atMost);
  const change = { note, dueAt: row.dueAt, clearResult: true, status: "open" as const };
  return { row, effects: listed(taskChange(row, `attempt:${row.attempts}`, change)) };
}

const listed = (effect: NewEffect | null): readonly NewEffect[] => (effect === null ? [] : [effect]);
