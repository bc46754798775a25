import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import { NOBODY_KNOWN } from "../promises/personOf.ts";
import type { Promised, TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { callbacksAbout, callbacksAttachedTo, callbacksBeside } from "../store/callbacksFound.ts";
import type { NewEffect } from "../store/effect.ts";
import { standIns } from "../visits/standIns.ts";
import { taskChange, taskEffect } from "./callbackEffects.ts";
import { textsOf } from "./callbackTexts.ts";
import { type Called, NOTHING_CALLED } from "./called.ts";
import { endedEffects } from "./endedEffects.ts";
import { type JudgedCallbacks, judgeWanted } from "./judgeWanted.ts";
import { type WantedCallback, visitsOff, wantedCallbacks } from "./wantedCallbacks.ts";
import { type Callers, knowCallers, whoCalls } from "./whoCalls.ts";

/** The calls that requests and visits call for: made, added to one that is open, or skipped with the reason. */
export async function aboutTickets(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
  promised: Pick<Promised, "moments">,
): Promise<Called> {
  const { policy } = current;
  const wanted = await wantedCallbacks(shell, current, looks, promised);
  const off = visitsOff(policy, looks);
  if (wanted.length + off.length === 0) return NOTHING_CALLED;
  const about = await callbacksAbout(shell.db, [
    ...wanted.map(({ cause }) => cause.ticketId),
    ...off.map(({ row }) => row.facts.id),
  ]);
  const beside = await callbacksBeside(shell.db, wanted.flatMap(besideOf));
  const judged = judgeWanted(wanted, [...beside, ...about], wholeSecondOf(shell.nowText));
  const calledOff = about
    .map((row) => judged.changed.get(row.id) ?? row)
    .filter((row) => isCalledOff(row, off, wanted));
  const skipped = calledOff.map(
    (row): CallbackRow => ({ ...row, state: "skipped", because: "reopened", nextAt: null }),
  );
  const changed = new Map([...judged.changed, ...skipped.map((row) => [row.id, row] as const)]);
  const wasOpen = new Set(about.filter(({ state }) => state === "open").map(({ id }) => id));
  const ended = [...judged.ended, ...skipped.filter(({ id }) => wasOpen.has(id))];
  const owners = await callbacksAttachedTo(shell.db, ended);
  const ends = endedEffects(policy, ended, [...owners, ...changed.values()]);
  for (const row of ends.rows) changed.set(row.id, row);
  return {
    rows: [...changed.values()],
    effects: [...(await taskWrites(shell, current, { ...judged, changed })), ...ends.effects],
    dropped: ends.dropped,
    released: ends.released,
    lookAt: ends.lookAt,
  };
}

/** A call about a visit that is off now, or about a stage of it that was taken back. */
function isCalledOff(
  { id, state, ticketId }: CallbackRow,
  off: readonly TicketLook[],
  wanted: readonly WantedCallback[],
): boolean {
  if (state !== "open" && state !== "attached") return false;
  return (
    off.some(({ row }) => row.facts.id === ticketId) ||
    wanted.some(
      ({ task, cause, after }) => task.id === id && cause.kind === "visit" && after.reopenedAt !== null,
    )
  );
}

function besideOf({ task, rule }: WantedCallback): Parameters<typeof callbacksBeside>[1] {
  const { organizationId, causeAt } = task;
  if (organizationId === null) return [];
  const since = Date.parse(causeAt) - rule.notAgainWithin * 1000;
  const madeSince = rule.notAgainWithin > 0 ? wholeSecondOf(new Date(since).toISOString()) : null;
  return [{ organizationId, rule: rule.key, madeSince }];
}

async function taskWrites(
  shell: Shell,
  current: CurrentPolicy,
  { changed, created, attached, redated }: JudgedCallbacks,
): Promise<readonly NewEffect[]> {
  const texts = textsOf(current.policy);
  const callers = await callersFor(shell, current, created);
  return [
    ...created
      .filter(({ row }) => (changed.get(row.id) ?? row).state === "open")
      .map(({ row, wanted }) => newTask(current, row, wanted, callers)),
    ...attached.flatMap(
      ({ to, ticketId, id }) => taskChange(to, `also:${id}`, { note: texts.alsoAbout(ticketId) }) ?? [],
    ),
    ...redated.flatMap((row) => taskChange(row, `due:${row.dueAt}`, { dueAt: row.dueAt }) ?? []),
  ];
}

async function callersFor(
  shell: Shell,
  { policy }: CurrentPolicy,
  created: JudgedCallbacks["created"],
): Promise<Callers> {
  if (created.length === 0) return { known: NOBODY_KNOWN, standIn: (agentId) => agentId };
  const asked = created.map(({ wanted: { rule, look, history } }) => ({
    roles: rule.who,
    question: { row: look.row, customer: look.customer, history },
  }));
  return { known: await knowCallers(shell, policy, asked), standIn: await standIns(shell, policy) };
}

function newTask(
  { policy }: CurrentPolicy,
  row: CallbackRow,
  { rule, look, history, cause }: WantedCallback,
  callers: Callers,
): NewEffect {
  return taskEffect(policy, rule, row, {
    customerName: look.customer?.name ?? null,
    requesterId: look.row.facts.requesterId,
    caller: whoCalls(policy, rule, { row: look.row, customer: look.customer, history }, callers),
    cause: `${cause.event} ${cause.ticketId}`,
  });
}
