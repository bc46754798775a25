import type { ZendeskError, ZendeskResult } from "#zendesk";
import { wholeSecond, type Shell } from "../shell.ts";
import type { Effect } from "../store/effect.ts";
import { effectsDone, effectsFailed } from "../store/effects.ts";
import { written } from "./written.ts";

/** Does one write and notes how it went. An error that waiting helps against is handed back. */
export async function settleSingle(
  shell: Shell,
  effect: Effect,
  write: () => Promise<ZendeskResult<{ readonly updated_at?: string | null | undefined }>>,
): Promise<"settled" | ZendeskError> {
  const reply = await write();
  if (reply.ok) {
    const at = reply.value.updated_at ?? wholeSecond(new Date());
    await shell.db.batch([
      effectsDone(shell.db, [effect.id], new Date().toISOString()),
      ...written(shell.db, [effect], at),
    ]);
    return "settled";
  }
  const { error } = reply;
  switch (error.reason) {
    case "rate_limited":
    case "unavailable":
    case "unreadable":
    case "unauthenticated":
    case "forbidden":
      return error;
    case "not_found":
    case "conflict":
    case "invalid": {
      const reason = error.reason === "invalid" ? `invalid: ${error.detail}` : error.reason;
      await effectsFailed(shell.db, [{ id: effect.id, reason }], shell.nowText).run();
      await lookAgain(shell, [effect]);
      return "settled";
    }
  }
}

/** Zendesk refused: something there is not as we thought. It is read again, once things had time to settle. */
export async function lookAgain(shell: Shell, effects: readonly Effect[]): Promise<void> {
  const some = effects.filter(({ attempts }) => attempts <= 2);
  if (some.length === 0) return;
  const idsOf = (kind: Effect["change"]["kind"]): number[] =>
    some.filter(({ change }) => change.kind === kind).map(({ subjectId }) => subjectId);
  await shell.queue.send(
    {
      kind: "look",
      tickets: idsOf("service_level"),
      organizations: idsOf("service_tier"),
      judge: [],
      cause: "refused write",
    },
    { delaySeconds: 5 },
  );
}
