import { hasFailed, type JobStatus } from "#zendesk";
import { type Shell, secondsAfter, wholeSecond } from "../shell.ts";
import { type Effect, isKeptField } from "../store/effect.ts";
import { effectsDone, effectsFailed, effectsPostponed, effectsRetried } from "../store/effects.ts";
import { effectsLost, effectsOfJobs, jobsUnderWay } from "../store/effectsFound.ts";
import { announceWritten } from "./announce.ts";
import { settleNewTickets } from "./settleNewTickets.ts";
import { lookAgain } from "./settleSingle.ts";
import { planCheck } from "./timers.ts";
import { written } from "./written.ts";

/** Zendesk shows 100 jobs in one request. */
const JOBS_AT_MOST = 100;
/** Nothing heard of a write for this long: the isolate that sent it died, or its job vanished. */
const LOST_SECONDS = 900;

/** Asks once how all open bulk jobs went and notes it, item by item. */
export async function checkJobs(shell: Shell): Promise<void> {
  const jobs = await jobsUnderWay(shell.db, JOBS_AT_MOST);
  if (jobs.length === 0) return;
  const shown = await shell.zendesk.jobs.showMany(jobs);
  if (!shown.ok) {
    await planCheck(shell);
    return;
  }
  const ended = shown.value.filter(({ status }) => status !== "queued" && status !== "working");
  const effects = await effectsOfJobs(
    shell.db,
    ended.map(({ id }) => id),
  );
  await settleNewTickets(shell, ended, effects);
  const verdicts = ended.flatMap((job) =>
    effects
      .filter(({ jobId, change }) => jobId === job.id && change.kind !== "new_ticket")
      .map((effect) => verdictOf(effect, job)),
  );
  const done = verdicts.flatMap((verdict) => (verdict.kind === "done" ? [verdict.effect] : []));
  const failed = verdicts.flatMap((verdict) => (verdict.kind === "failed" ? [verdict] : []));
  const now = new Date();
  await shell.db.batch([
    effectsDone(
      shell.db,
      done.map(({ id }) => id),
      now.toISOString(),
    ),
    effectsFailed(
      shell.db,
      failed.map(({ effect, reason }) => ({ id: effect.id, reason })),
      now.toISOString(),
    ),
    ...written(shell.db, done, wholeSecond(now)),
  ]);
  await lookAgain(
    shell,
    failed.map(({ effect }) => effect),
  );
  const announced = done.filter((effect) => effect.announce);
  await announceWritten(shell, {
    tickets: announced
      .filter(({ change }) => change.kind !== "service_tier")
      .map(({ subjectId }) => subjectId),
    organizations: announced
      .filter(({ change }) => change.kind === "service_tier")
      .map(({ subjectId }) => subjectId),
  });
  if (ended.length < jobs.length) await planCheck(shell);
}

type Verdict =
  | { readonly kind: "done"; readonly effect: Effect }
  | { readonly kind: "failed"; readonly effect: Effect; readonly reason: string };

function verdictOf(effect: Effect, job: JobStatus): Verdict {
  if (job.status !== "completed")
    return { kind: "failed", effect, reason: `job ${job.status}: ${job.message ?? ""}` };
  const result = job.results?.find(({ id }) => Number(id) === effect.subjectId);
  // Some jobs list only what failed.
  if (result === undefined || !hasFailed(result)) return { kind: "done", effect };
  return { kind: "failed", effect, reason: `${result.error ?? "refused"}: ${result.details ?? ""}` };
}

/** Wishes whose answer never came wait again, and what they are about is read before they are sent again. */
export async function recoverLost(shell: Shell): Promise<void> {
  const lost = await effectsLost(shell.db, secondsAfter(shell.now, -LOST_SECONDS), JOBS_AT_MOST);
  if (lost.length === 0) return;
  const ids = (isKept: boolean): readonly string[] =>
    lost.filter(({ change }) => isKeptField(change) === isKept).map(({ id }) => id);
  const until = secondsAfter(shell.now, 60);
  await shell.db.batch([
    effectsPostponed(shell.db, ids(true), until, "no answer came"),
    effectsRetried(shell.db, ids(false), until, "no answer came"),
  ]);
  await lookAgain(shell, lost);
}
