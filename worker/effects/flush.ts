import type { ZendeskError } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { serviceLevelFieldId } from "../queue/accountFields.ts";
import { waitSeconds } from "../queue/readMany.ts";
import { type Shell, secondsAfter } from "../shell.ts";
import type { Effect, EffectChange } from "../store/effect.ts";
import { claimEffects, effectsInJob, effectsPostponed } from "../store/effects.ts";
import { effectTraffic, nextEffectAt } from "../store/effectsFound.ts";
import { ticketsByIds } from "../store/tickets.ts";
import { flushActions } from "./flushActions.ts";
import { flushNewTickets } from "./flushNewTickets.ts";
import { flushTaskChanges } from "./flushTaskChanges.ts";
import { groupIds } from "./groupIds.ts";
import { groupsIn, levelChanges } from "./levelChanges.ts";
import { settleSingle } from "./settleSingle.ts";
import { planCheck, planFlush } from "./timers.ts";

/** Up to here each write is a request of its own: Zendesk's reply says at once how it went. */
const SINGLES_AT_MOST = 4;
/** The account's limit for ticket updates is 100 a minute, 20 on trials, and agents' own edits count too. */
const SINGLES_PER_MINUTE_AT_MOST = 10;
const PER_JOB = 100;
/** Zendesk runs 30 jobs at once; some are left for others. */
const JOBS_PER_FLUSH = 10;
/** A job that is not full waits this long for more: a burst of 1,000 tickets then needs about ten. */
const FILL_UP_SECONDS = 3;
const MISSING_FIELD_SECONDS = 300;

/** Whether a job may wait to be filled, or goes as it is. */
export type Patience = "fill_up" | "now";

/** Sends what waits in the ledger: single writes when there are few, full bulk jobs in a burst. */
export async function flush(
  shell: Shell,
  current: CurrentPolicy,
  patience: Patience = "fill_up",
): Promise<void> {
  for (const kind of ["service_tier", "service_level"] as const)
    await flushKind(shell, current, kind, patience);
  await flushNewTickets(shell);
  await flushTaskChanges(shell);
  await flushAsked(shell, current);
  const next = await nextEffectAt(shell.db);
  if (next !== null) await planFlush(shell, Math.max(FILL_UP_SECONDS, secondsUntil(next, shell.now)));
}

async function flushKind(
  shell: Shell,
  current: CurrentPolicy,
  kind: FieldChange["kind"],
  patience: Patience,
): Promise<void> {
  const { due, recentSingles } = await effectTraffic(
    shell.db,
    kind,
    shell.nowText,
    secondsAfter(shell.now, -60),
  );
  if (due === 0) return;
  const writer = await writerOf(shell, current, kind);
  if (writer === null) return;
  if (due <= SINGLES_AT_MOST && due + recentSingles <= SINGLES_PER_MINUTE_AT_MOST) {
    await sendSingles(shell, writer, await claimEffects(shell.db, kind, shell.nowText, SINGLES_AT_MOST));
    return;
  }
  let left = due;
  for (let job = 0; job < JOBS_PER_FLUSH && (left >= PER_JOB || (left > 0 && patience === "now")); job += 1) {
    const claimed = await claimEffects(shell.db, kind, shell.nowText, PER_JOB);
    if (claimed.length === 0 || !(await sendJob(shell, writer, claimed))) return;
    left -= claimed.length;
  }
}

async function flushAsked(shell: Shell, current: CurrentPolicy): Promise<void> {
  const kind = "ticket_actions";
  const { due, recentSingles } = await effectTraffic(
    shell.db,
    kind,
    shell.nowText,
    secondsAfter(shell.now, -60),
  );
  if (due === 0) return;
  await flushActions(shell, current, recentSingles < SINGLES_PER_MINUTE_AT_MOST ? SINGLES_AT_MOST : 0);
}

/** Fields that are kept as the policy says. */
type FieldChange = Extract<EffectChange, { kind: "service_level" | "service_tier" }>;

type Writer = {
  readonly single: (effect: Effect) => ReturnType<typeof settleSingle>;
  readonly job: (
    effects: readonly Effect[],
  ) => Promise<{ ok: true; value: { id: string } } | { ok: false; error: ZendeskError }>;
};

async function writerOf(
  shell: Shell,
  { policy }: CurrentPolicy,
  kind: FieldChange["kind"],
): Promise<Writer | null> {
  const { tickets, organizations } = shell.zendesk;
  switch (kind) {
    case "service_tier": {
      const changesOf = ({ change }: Effect) => ({
        organization_fields: { service_tier: change.kind === "service_tier" ? change.optionValue : null },
      });
      return {
        single: (effect) =>
          settleSingle(shell, [effect], () => organizations.update(effect.subjectId, changesOf(effect))),
        job: (effects) =>
          organizations.updateMany(effects.map((effect) => ({ id: effect.subjectId, ...changesOf(effect) }))),
      };
    }
    case "service_level": {
      const field = await serviceLevelFieldId(shell, policy);
      if (!field.ok) {
        const waiting = await claimEffects(shell.db, kind, shell.nowText, PER_JOB);
        await postpone(shell, waiting, waitSeconds(field.error), field.error.reason);
        return null;
      }
      const fieldId = field.value;
      if (fieldId === null) {
        const waiting = await claimEffects(shell.db, kind, shell.nowText, PER_JOB);
        await postpone(
          shell,
          waiting,
          MISSING_FIELD_SECONDS,
          'the ticket field "Service level" is missing: run setup',
        );
        return null;
      }
      const changesOf = async (effects: readonly Effect[]) => {
        const groups = await groupIds(shell, effects.flatMap(groupsIn));
        const rows = await ticketsByIds(
          shell.db,
          effects.map(({ subjectId }) => subjectId),
        );
        const known = new Map(rows.map((row) => [row.facts.id, row]));
        return (effect: Effect) => levelChanges(effect, known.get(effect.subjectId), { fieldId, groups });
      };
      return {
        single: (effect) =>
          settleSingle(shell, [effect], async () =>
            tickets.update(effect.subjectId, (await changesOf([effect]))(effect)),
          ),
        job: async (effects) => {
          const changes = await changesOf(effects);
          return tickets.updateMany(effects.map((effect) => ({ id: effect.subjectId, ...changes(effect) })));
        },
      };
    }
  }
}

async function sendSingles(shell: Shell, writer: Writer, effects: readonly Effect[]): Promise<void> {
  for (const [index, effect] of effects.entries()) {
    const sent = await writer.single(effect);
    if (sent === "settled") continue;
    await postpone(shell, effects.slice(index), waitSeconds(sent), sent.reason);
    return;
  }
}

async function sendJob(shell: Shell, writer: Writer, effects: readonly Effect[]): Promise<boolean> {
  const started = await writer.job(effects);
  if (!started.ok) {
    await postpone(shell, effects, waitSeconds(started.error), started.error.reason);
    return false;
  }
  await effectsInJob(
    shell.db,
    effects.map(({ id }) => id),
    started.value.id,
  ).run();
  await planCheck(shell);
  return true;
}

async function postpone(
  shell: Shell,
  effects: readonly Effect[],
  seconds: number,
  reason: string,
): Promise<void> {
  if (effects.length === 0) return;
  const ids = effects.map(({ id }) => id);
  await effectsPostponed(shell.db, ids, secondsAfter(shell.now, seconds), reason).run();
}

function secondsUntil(instant: string, now: Date): number {
  return Math.ceil((Date.parse(instant) - now.getTime()) / 1000);
}
