import { attemptsIn, type CallbackResult, type CallbackRule, isLeftOver, nextAttempt, solveBy } from "#core";
import type { Ticket } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { KnownPeople } from "../promises/personOf.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { NewEffect } from "../store/effect.ts";
import { type DueWritten, dueDatesWritten } from "../store/effectsFound.ts";
import { momentsOfTickets } from "../store/ticketMoments.ts";
import { type TicketRow, ticketsByIds } from "../store/tickets.ts";
import type { Called } from "./called.ts";
import { taskChange, taskEffectId } from "./callbackEffects.ts";
import { missingText, textsOf } from "./callbackTexts.ts";
import { movedTo, movesIn } from "./movedTo.ts";
import { withNextMark } from "./nextMark.ts";
import type { OnTask } from "./onTask.ts";
import { outcomeEffects } from "./outcomeEffects.ts";
import { readResults, type ResultRead } from "./readResults.ts";
import { isTaskOver, resultAtOf, resultOn, resultsSeen } from "./resultsSeen.ts";
import { takenBack } from "./takenBack.ts";
import { tasksFound } from "./tasksFound.ts";
import { type Touched, untouched } from "./touched.ts";
import { type CallerQuestion, knowCallers, rolesToTell } from "./whoCalls.ts";

/** What people did on callbacks' tasks, before it is settled how the callbacks of their customers stand. */
export type OnTasks = Pick<Called, "effects" | "dropped" | "released" | "lookAt"> & {
  readonly touched: readonly Touched[];
};

export const NOTHING_ON_TASKS: OnTasks = { touched: [], effects: [], dropped: [], released: [], lookAt: [] };

/** What people did on callbacks' tasks: results, tries without an answer, another time, an end without a result. */
export async function onTasks(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
  reads: ReadonlyMap<number, Ticket>,
): Promise<OnTasks> {
  const { found, released, waiting } = await tasksFound(shell, current, looks);
  const abouts = await aboutTickets(shell, found);
  const read = await readResults(
    shell,
    current.policy,
    found.flatMap(({ look, row, rule }) => {
      const result = resultOn(look);
      return result !== null && rule !== null && isNews(row, result)
        ? [{ ticketId: look.row.facts.id, rule, result }]
        : [];
    }),
    reads,
  );
  const known = await knowCallers(
    shell,
    current.policy,
    found.flatMap(({ look, row, rule }) =>
      rule === null || resultOn(look) === null
        ? []
        : [{ roles: rolesToTell(rule), question: questionOf(row, look, abouts) }],
    ),
  );
  const moved = found.filter(({ look }) => movesIn(look).length > 0);
  const ours = await dueDatesWritten(
    shell.db,
    moved.map(({ look }) => look.row.facts.id),
  );
  const steps = found.map((each) => ({
    each,
    ...step(current, reopened(each), {
      abouts,
      known,
      read: read.results.get(each.look.row.facts.id),
      ours,
    }),
  }));
  return {
    touched: [
      ...released.map(untouched),
      ...steps.map(({ each, row }) => ({
        ...untouched(row),
        before: each.before,
        hasOpenTask: !isTaskOver(each.look) || isReopened(each, row),
      })),
    ],
    effects: steps.flatMap(({ effects }) => effects),
    // Zendesk has told of the task before it answered for it.
    dropped: found.filter(({ isNews }) => isNews).map(({ row }) => taskEffectId(row)),
    released: released.map(({ id }) => id),
    // What came of its ticket since then counts again.
    lookAt: [
      ...waiting,
      ...read.waiting,
      ...steps.flatMap(({ each, row }) => (isReopened(each, row) ? (row.ticketId ?? []) : [])),
    ],
  };
}

const reopened = (one: OnTask): OnTask => ({
  ...one,
  row: (one.rule === null ? null : takenBack(one.row, one.look)) ?? one.row,
});

const isReopened = ({ before }: OnTask, row: CallbackRow): boolean =>
  before.state === "finished" && row.state === "open";

type About = { readonly row: TicketRow; readonly history: Awaited<ReturnType<typeof momentsOfTickets>> };

async function aboutTickets(shell: Shell, found: readonly OnTask[]): Promise<ReadonlyMap<number, About>> {
  const ids = found.flatMap(({ row, look }) => (resultOn(look) === null ? [] : (row.ticketId ?? [])));
  const history = await momentsOfTickets(shell.db, ids);
  return new Map((await ticketsByIds(shell.db, ids)).map((row) => [row.facts.id, { row, history }]));
}

/**
 * Also of a callback that has a result already, and people put it right; and of one that needed no call, if it was made all
 * the same.
 */
function isNews({ state, result: known }: CallbackRow, result: CallbackResult): boolean {
  if (state === "open") return true;
  return result !== "unreachable" && (state !== "finished" || result !== known);
}

type Step = { readonly row: CallbackRow; readonly effects: readonly NewEffect[] };

function step(
  { policy }: CurrentPolicy,
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
  if (row.state !== "open" && (result === null || !isNews(row, result)))
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

function questionOf(row: CallbackRow, look: TicketLook, abouts: ReadonlyMap<number, About>): CallerQuestion {
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

type Policy = CurrentPolicy["policy"];

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
