import type { CallbackMark, CallbackRule } from "#core";
import { announceAbout } from "../effects/announce.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { KnownPeople } from "../promises/personOf.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import { customerFactsOf } from "../queue/customerFacts.ts";
import type { Shell } from "../shell.ts";
import { type CallbackRow, callbacksTold } from "../store/callbacks.ts";
import { callbacksDue } from "../store/callbacksFound.ts";
import { customersByIds } from "../store/customers.ts";
import type { NewEffect } from "../store/effect.ts";
import { putEffects } from "../store/effects.ts";
import { followUpsOf } from "../store/followUps.ts";
import { momentsOfTickets } from "../store/ticketMoments.ts";
import { type TicketRow, ticketsByIds } from "../store/tickets.ts";
import { askedActions } from "../promises/askedActions.ts";
import { instantTold, textsOf } from "./callbackTexts.ts";
import { marksLeft, SOLVE_MARK } from "./nextMark.ts";
import { type CallerQuestion, knowCallers, personInRole } from "./whoCalls.ts";

const CALLBACKS_PER_MINUTE = 500;

/**
 * What has come on callbacks: at the minute of the slot the open sidebars show it; what is overdue is told to those whom the
 * policy names, once per level; a complaint found in a call that is not solved in time is told too.
 */
export async function fireCallbacks(shell: Shell, current: CurrentPolicy): Promise<void> {
  const { db, nowText } = shell;
  const now = wholeSecondOf(nowText);
  const due = await callbacksDue(db, now, CALLBACKS_PER_MINUTE);
  if (due.length === 0) return;
  const tickets = await ticketsOf(db, due);
  const customers = await customersOf(db, due);
  const followUps = await followUpsOf(
    db,
    due.filter(({ solveBy }) => solveBy !== null),
  );
  const rules = new Map(current.policy.document.callbacks.map((rule) => [rule.key, rule]));
  // Only whom something is told to is looked for in what happened.
  const history = await momentsOfTickets(
    db,
    distinct(
      due.map((row) => (rolesDue(rules.get(row.rule) ?? null, row, now).length > 0 ? row.ticketId : null)),
    ),
  );
  const asked = due.map((row) => {
    const about = tickets.get(row.ticketId ?? 0) ?? null;
    const customer = customers.get(row.organizationId ?? 0) ?? null;
    const complaint = followUps.get(row.id) ?? about;
    const rule = rules.get(row.rule) ?? null;
    const question = { row: about, customer, history: history.get(row.ticketId ?? 0) ?? [] };
    return { row, rule, complaint, question };
  });
  const known = await knowCallers(
    shell,
    current.policy,
    asked.map(({ row, rule, question }) => ({ roles: rolesDue(rule, row, now), question })),
  );
  const fired = asked.map(({ row, rule, complaint, question }) =>
    rule === null
      ? { row: { ...row, nextAt: null }, effects: [] }
      : fire(current, rule, row, { now, complaint, question, known }),
  );
  await db.batch([
    callbacksTold(
      db,
      fired.map(({ row: { id, told, nextAt } }, place) => ({
        id,
        told,
        dueAt: due[place]?.nextAt ?? null,
        nextAt,
      })),
    ),
    ...putEffects(
      db,
      fired.flatMap(({ effects }) => effects),
      nowText,
    ),
  ]);
  const open = due.filter(({ state }) => state === "open");
  await announceAbout(shell, {
    tickets: distinct(open.flatMap(({ ticketId, taskTicketId }) => [ticketId, taskTicketId])),
    organizations: distinct(open.map(({ organizationId }) => organizationId)),
    agents: distinct(open.map(({ assigneeId }) => assigneeId)),
  });
}

const distinct = (ids: readonly (number | null)[]): readonly number[] => [
  ...new Set(ids.flatMap((id) => id ?? [])),
];

/** Whom something has to be told to now. */
function rolesDue(rule: CallbackRule | null, row: CallbackRow, now: string): readonly string[] {
  const marks = rule === null ? [] : marksLeft(rule, row);
  return marks.flatMap(({ at, tell }) => (at <= now && tell !== null ? [tell] : []));
}

type Around = {
  readonly now: string;
  /** The request that a complaint found in the call became, else the ticket it was about. */
  readonly complaint: TicketRow | null;
  readonly question: CallerQuestion;
  readonly known: KnownPeople;
};

/** Zendesk makes no task while it is away. */
const TELL_AGAIN_MS = 600_000;
const later = (now: string): string => wholeSecondOf(new Date(Date.parse(now) + TELL_AGAIN_MS).toISOString());

type Fired = { readonly row: CallbackRow; readonly effects: readonly NewEffect[] };

function fire({ policy }: CurrentPolicy, rule: CallbackRule, row: CallbackRow, around: Around): Fired {
  const left = marksLeft(rule, row);
  // Where there is no ticket to say it on yet, it is said later.
  const isMute = row.taskTicketId === null && row.ticketId === null;
  const come = left.filter(({ at, tell }) => at <= around.now && !(isMute && tell !== null));
  const isHeldBack = left.some(({ at, tell }) => isMute && tell !== null && at <= around.now);
  const next = left.find(({ at }) => at > around.now)?.at ?? null;
  const told = [...row.told, ...come.map(({ key }) => key)];
  const effects = come.flatMap((mark) => tellEffect(policy, row, mark, around) ?? []);
  const nextAt = isHeldBack ? later(around.now) : next;
  return { row: { ...row, told, nextAt }, effects };
}

function tellEffect(
  policy: CurrentPolicy["policy"],
  row: CallbackRow,
  { key, tell }: CallbackMark,
  { complaint, question, known }: Around,
): NewEffect | null {
  const isSolveMark = key === SOLVE_MARK;
  const status = complaint?.facts.status;
  if (isSolveMark && (status === "solved" || status === "closed" || status === "deleted")) return null;
  const task = row.taskTicketId ?? row.ticketId;
  const subjectId = isSolveMark ? (complaint?.facts.id ?? task) : task;
  if (tell === null || subjectId === null) return null;
  const texts = textsOf(policy);
  const words = isSolveMark
    ? texts.unsolved(instantTold(policy, row, row.solveBy))
    : texts.overdue(instantTold(policy, row, row.dueAt));
  return {
    id: `ticket_actions:callback:${row.id}:${key}`,
    subjectId,
    change: askedActions(policy, [{ do: "notify", role: tell, text: null }], words, (role) =>
      personInRole(policy, role, question, known),
    ),
    announce: true,
    cause: `callback ${row.id}`,
  };
}

async function ticketsOf(
  db: D1Database,
  due: readonly CallbackRow[],
): Promise<ReadonlyMap<number, TicketRow>> {
  const rows = await ticketsByIds(db, distinct(due.map(({ ticketId }) => ticketId)));
  return new Map(rows.map((row) => [row.facts.id, row]));
}

async function customersOf(db: D1Database, due: readonly CallbackRow[]) {
  const rows = await customersByIds(db, distinct(due.map(({ organizationId }) => organizationId)));
  return new Map(rows.map((row) => [row.id, customerFactsOf(row, {})]));
}
