import { openShell } from "../shell.ts";
import { beat } from "../store/heartbeats.ts";
import { recordContact } from "../queue/recordContact.ts";
import { daily } from "./daily.ts";
import { everyMinute } from "./everyMinute.ts";
import { sweep } from "./sweep.ts";

/** The crons of wrangler.toml, each with its work. */
const WORK = {
  "* * * * *": everyMinute,
  "*/5 * * * *": sweep,
  "17 3 * * *": daily,
} as const satisfies { readonly [cron: string]: (shell: ReturnType<typeof openShell>) => Promise<void> };

/** Runs what a cron stands for; its `now` is the scheduled time, so a run can be repeated by hand. */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const work = isCron(controller.cron) ? WORK[controller.cron] : null;
  if (work === null) throw new Error(`unknown cron "${controller.cron}"`);
  const shell = openShell(env, new Date(controller.scheduledTime));
  try {
    await work(shell);
  } finally {
    const isSweep = controller.cron === "*/5 * * * *";
    await recordContact(shell, isSweep ? [beat(shell.db, "sweep", shell.nowText)] : []);
  }
}

function isCron(cron: string): cron is keyof typeof WORK {
  return Object.hasOwn(WORK, cron);
}
