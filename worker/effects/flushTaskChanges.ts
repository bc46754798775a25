import type { TicketChanges } from "#zendesk";
import { taskFieldIds } from "../queue/taskFieldIds.ts";
import { waitSeconds } from "../queue/readMany.ts";
import { type Shell, secondsAfter } from "../shell.ts";
import type { Effect, EffectChange } from "../store/effect.ts";
import { claimEffects, effectsInJob, effectsPostponed } from "../store/effects.ts";
import { effectTraffic } from "../store/effectsFound.ts";
import { notWrittenYet } from "./notWrittenYet.ts";
import { sendLater } from "./sendLater.ts";
import { settleSingle } from "./settleSingle.ts";
import { planCheck } from "./timers.ts";

const SINGLES_AT_MOST = 4;
const PER_JOB = 100;

type TaskChange = Extract<EffectChange, { kind: "task_change" }>;
type Changing = { readonly id: number; readonly effects: readonly Effect[]; readonly body: TicketChanges };

/** Sends the changes of our own tasks: one write per task, few alone, many as one bulk job. */
export async function flushTaskChanges(shell: Shell): Promise<void> {
  const since = secondsAfter(shell.now, -60);
  const { due } = await effectTraffic(shell.db, "task_change", shell.nowText, since);
  if (due === 0) return;
  const claimed = await notWrittenYet(
    shell,
    await claimEffects(shell.db, "task_change", shell.nowText, PER_JOB),
  );
  const clears = claimed.some(({ change }) => change.kind === "task_change" && change.clearResult);
  const fields = clears ? await taskFieldIds(shell, ["callbackResult"]) : null;
  if (fields?.ok === false) {
    const until = secondsAfter(shell.now, waitSeconds(fields.error));
    const ids = claimed.map(({ id }) => id);
    await effectsPostponed(shell.db, ids, until, fields.error.reason).run();
    return;
  }
  const resultField = fields?.value.get("callbackResult") ?? null;
  const changes = byTask(claimed, resultField);
  if (changes.length > SINGLES_AT_MOST) return startJob(shell, changes);
  for (const [index, { id, effects, body }] of changes.entries()) {
    const sent = await settleSingle(shell, effects, () => shell.zendesk.tickets.update(id, body));
    if (sent === "settled") continue;
    const rest = changes.slice(index).flatMap((each) => each.effects);
    return sendLater(shell, rest, sent);
  }
}

function byTask(claimed: readonly Effect[], resultField: number | null): readonly Changing[] {
  const tasks = new Map<number, { effects: Effect[]; asked: TaskChange[] }>();
  for (const effect of claimed) {
    if (effect.change.kind !== "task_change") continue;
    const task = tasks.get(effect.subjectId) ?? { effects: [], asked: [] };
    tasks.set(effect.subjectId, task);
    task.effects.push(effect);
    task.asked.push(effect.change);
  }
  return [...tasks].map(([id, { effects, asked }]) => ({ id, effects, body: bodyOf(asked, resultField) }));
}

function bodyOf(asked: readonly TaskChange[], resultField: number | null): TicketChanges {
  const notes = asked.flatMap(({ note }) => note ?? []);
  const dueAt = asked.findLast((one) => one.dueAt !== null)?.dueAt ?? null;
  const status = asked.findLast((one) => one.status !== null)?.status ?? null;
  const clears = resultField !== null && asked.some(({ clearResult }) => clearResult);
  return {
    ...(notes.length === 0 ? {} : { comment: { body: notes.join("\n\n"), public: false } }),
    ...(dueAt === null ? {} : { due_at: dueAt }),
    ...(status === null ? {} : { status }),
    ...(clears ? { custom_fields: [{ id: resultField, value: null }] } : {}),
  };
}

async function startJob(shell: Shell, changes: readonly Changing[]): Promise<void> {
  const started = await shell.zendesk.tickets.updateMany(changes.map(({ id, body }) => ({ id, ...body })));
  const effects = changes.flatMap((each) => each.effects);
  if (!started.ok) return sendLater(shell, effects, started.error);
  await effectsInJob(
    shell.db,
    effects.map(({ id }) => id),
    started.value.id,
  ).run();
  await planCheck(shell);
}
