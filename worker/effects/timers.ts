import { type Shell, secondsAfter } from "../shell.ts";
import { planOnce } from "../store/heartbeats.ts";

/** A job of 100 updates takes some seconds; asking more often than this only costs requests. */
const CHECK_SECONDS = 10;
/** A queue delays a message by twelve hours at most; the cron looks every minute anyway. */
const DELAY_AT_MOST_SECONDS = 600;

/** Wakes the consumer once when waiting writes may go out; several wishes for it become one message. */
export async function planFlush(shell: Shell, seconds: number): Promise<void> {
  const delaySeconds = Math.min(DELAY_AT_MOST_SECONDS, Math.max(1, seconds));
  const at = secondsAfter(shell.now, delaySeconds);
  if (!(await planOnce(shell.db, "flush_planned", at, shell.nowText))) return;
  await shell.queue.send({ kind: "flush" }, { delaySeconds });
}

/** Wakes the consumer once when jobs that were just started should be done. */
export async function planCheck(shell: Shell): Promise<void> {
  const at = secondsAfter(shell.now, CHECK_SECONDS);
  if (!(await planOnce(shell.db, "job_check_planned", at, shell.nowText))) return;
  await shell.queue.send({ kind: "check_jobs" }, { delaySeconds: CHECK_SECONDS });
}
