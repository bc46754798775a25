import * as v from "valibot";
import type { AdminSession } from "../admin/adminSession.ts";
import { wentWrong } from "../admin/askWorker.ts";
import type { ReplayShell } from "./replayTicketCommand.ts";

const listed = v.object({
  deadLetters: v.array(
    v.object({
      id: v.string(),
      about: v.string(),
      attempts: v.number(),
      diedAt: v.string(),
      replayedAt: v.nullable(v.string()),
    }),
  ),
});
const replayed = v.object({ replayed: v.number(), unreadable: v.number() });

/** Lists the messages that failed every retry and puts each back into the queue, once. 0: done · 1: it went wrong. */
export async function deadLettersCommand({ ask, options }: AdminSession, shell: ReplayShell): Promise<0 | 1> {
  const before = await ask("GET", "/api/admin/dead-letters", listed);
  if (!before.ok) return tell(before.error);
  for (const { id, about, attempts, diedAt, replayedAt } of before.value.deadLetters) {
    const again = replayedAt === null ? "" : `, put back ${replayedAt}`;
    shell.out(`${id}  ${about}, failed ${attempts} times until ${diedAt}${again}`);
  }
  const sum = { replayed: 0, unreadable: 0 };
  for (;;) {
    const some = await ask("POST", "/api/admin/dead-letters/replay", replayed, { all: true });
    if (!some.ok) return tell(some.error);
    sum.replayed += some.value.replayed;
    sum.unreadable = some.value.unreadable;
    if (some.value.replayed === 0) break;
  }
  const left = sum.unreadable === 0 ? "" : `; ${sum.unreadable} can't be read and stay`;
  shell.out(`${sum.replayed} put back into the queue${left}`);
  return 0;

  function tell(error: Parameters<typeof wentWrong>[0]): 1 {
    const { what, todo } = wentWrong(error, options.workerUrl);
    shell.problem(`${what}\n    → ${todo}`);
    return 1;
  }
}
