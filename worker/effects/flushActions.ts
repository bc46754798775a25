import type { Policy } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { NOTHING, type TicketActions } from "../promises/askedActions.ts";
import { firstContactFieldId } from "../queue/accountFields.ts";
import { type Shell, secondsAfter } from "../shell.ts";
import type { Effect } from "../store/effect.ts";
import { claimEffects, effectsInJob, effectsPostponed } from "../store/effects.ts";
import { actionChanges } from "./actionChanges.ts";
import { groupIds } from "./groupIds.ts";
import { notWrittenYet } from "./notWrittenYet.ts";
import { sendLater } from "./sendLater.ts";
import { settleSingle } from "./settleSingle.ts";
import { planCheck } from "./timers.ts";

const PER_JOB = 100;
const MISSING_FIELD_SECONDS = 300;
const MISSING_FIELD = 'the ticket field "First contact" is missing: run setup';

type Asked = { readonly id: number; readonly effects: readonly Effect[]; readonly actions: TicketActions[] };

/**
 * Sends what deadlines ask for: one write per ticket, however many deadlines came at once. Few go alone; many, and those
 * with tags, as bulk jobs, where Zendesk adds tags without replacing the others (facts zendesk-api 2.1).
 * @param singlesAtMost how many writes may go alone now.
 */
export async function flushActions(
  shell: Shell,
  { policy }: CurrentPolicy,
  singlesAtMost: number,
): Promise<void> {
  const claimed = await notWrittenYet(
    shell,
    await claimEffects(shell.db, "ticket_actions", shell.nowText, PER_JOB),
  );
  if (claimed.length === 0) return;
  const all = byTicket(claimed);
  const field = await fieldFor(shell, policy, all);
  const lacking = field === null ? all.filter(({ actions }) => actions.every(isOnlyFirstContact)) : [];
  if (lacking.length > 0) {
    const until = secondsAfter(shell.now, MISSING_FIELD_SECONDS);
    await effectsPostponed(shell.db, idsOf(lacking), until, MISSING_FIELD).run();
  }
  const asked = all.filter((each) => !lacking.includes(each));
  if (asked.length === 0) return;
  const names = asked.flatMap(({ actions }) => actions.flatMap(({ group }) => group ?? []));
  const groups = await groupIds(shell, names);
  const isPlain = ({ actions }: Asked): boolean =>
    actions.every(({ tags, removeTags }) => tags.length === 0 && (removeTags ?? []).length === 0);
  const alone = asked.length <= singlesAtMost ? asked.filter(isPlain) : [];
  const inJob = asked.filter((each) => !alone.includes(each));
  if (inJob.length > 0) await sendJob(shell, inJob, groups, field);
  for (const [index, { id, effects, actions }] of alone.entries()) {
    const sent = await settleSingle(shell, effects, () =>
      shell.zendesk.tickets.update(id, actionChanges(actions, groups, field)),
    );
    if (sent === "settled") continue;
    return sendLater(
      shell,
      alone.slice(index).flatMap((each) => each.effects),
      sent,
    );
  }
}

/** Id of the field "First contact", looked up only when somebody is to be written into it. */
async function fieldFor(shell: Shell, policy: Policy, asked: readonly Asked[]): Promise<number | null> {
  const isAsked = asked.some(({ actions }) => actions.some(({ firstContact }) => firstContact !== undefined));
  const found = isAsked ? await firstContactFieldId(shell, policy) : null;
  return found?.ok === true ? found.value : null;
}

function isOnlyFirstContact({ firstContact, ...others }: TicketActions): boolean {
  return firstContact !== undefined && JSON.stringify(others) === JSON.stringify(NOTHING);
}

function byTicket(effects: readonly Effect[]): readonly Asked[] {
  const tickets = new Map<number, { id: number; effects: Effect[]; actions: TicketActions[] }>();
  for (const effect of effects.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    if (effect.change.kind !== "ticket_actions") continue;
    const { subjectId: id, change } = effect;
    const ticket = tickets.get(id) ?? { id, effects: [], actions: [] };
    tickets.set(id, ticket);
    ticket.effects.push(effect);
    ticket.actions.push(change);
  }
  return [...tickets.values()];
}

async function sendJob(
  shell: Shell,
  asked: readonly Asked[],
  groups: ReadonlyMap<string, number>,
  field: number | null,
): Promise<void> {
  const started = await shell.zendesk.tickets.updateMany(
    asked.map(({ id, actions }) => ({ id, ...actionChanges(actions, groups, field) })),
  );
  if (!started.ok)
    return sendLater(
      shell,
      asked.flatMap((each) => each.effects),
      started.error,
    );
  await effectsInJob(shell.db, idsOf(asked), started.value.id).run();
  await planCheck(shell);
}

const idsOf = (asked: readonly Asked[]): readonly string[] =>
  asked.flatMap(({ effects }) => effects.map(({ id }) => id));
