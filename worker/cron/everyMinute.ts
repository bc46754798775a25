import { announce } from "../effects/announce.ts";
import { checkJobs, recoverLost } from "../effects/checkJobs.ts";
import { flush } from "../effects/flush.ts";
import { currentPolicy } from "../policy/currentPolicy.ts";
import { NOTHING_TO_LOOK_AT } from "../queue/plan.ts";
import { reconcile } from "../queue/reconcile.ts";
import { takeUpRecalculation } from "../recalculation/takeUpRecalculation.ts";
import type { Shell } from "../shell.ts";
import { customersToJudgeAgain } from "../store/customers.ts";
import { fireDeadlines } from "./fireDeadlines.ts";
import { isPastRead, sweepOn } from "./sweep.ts";

const JUDGEMENTS_PER_MINUTE = 500;

/** What is due: deadlines of promises; ends of overrides, stays and graces; answers of jobs; writes that wait; a sweep that is behind. */
export async function everyMinute(shell: Shell): Promise<void> {
  await checkJobs(shell);
  await recoverLost(shell);
  const current = await currentPolicy(shell);
  if (current === null) return;
  const judge = await customersToJudgeAgain(shell.db, shell.nowText, JUDGEMENTS_PER_MINUTE);
  if (judge.length > 0) {
    const { learnt } = await reconcile(shell, current, {
      ...NOTHING_TO_LOOK_AT,
      judge,
      ticketsOf: judge,
      cause: "due",
    });
    await announce(shell, learnt);
  }
  await fireDeadlines(shell, current);
  await takeUpRecalculation(shell, current);
  if (!(await isPastRead(shell))) await sweepOn(shell, current);
  await flush(shell, current, "now");
}
