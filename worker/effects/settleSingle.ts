import type { ZendeskError, ZendeskResult } from "#zendesk";
import { wholeSecond, type Shell } from "../shell.ts";
import type { Effect } from "../store/effect.ts";
import { effectsDone, effectsFailed } from "../store/effects.ts";
import { written } from "./written.ts";

/** Does one write, which fulfils all of these, and notes how it went. An error that waiting helps against is handed back. */
export async function settleSingle(
  shell: Shell,
  effects: readonly Effect[],
  write: () => Promise<ZendeskResult<{ readonly updated_at?: string | null | undefined }>>,
): Promise<"settled" | ZendeskError> {
  const reply = await write();
  if (reply.ok) {
    const at = reply.value.updated_at ?? wholeSecond(new Date());
    await shell.db.batch([
      effectsDone(
        shell.db,
        effects.map(({ id }) => id),
        new Date().toISOString(),
      ),
      ...written(shell.db, effects, at),
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
      const failures = effects.map(({ id }) => ({ id, reason }));
      await effectsFailed(shell.db, failures, shell.nowText).run();
      await lookAgain(shell, effects);
      return "settled";
    }
  }
}

/** Zendesk refused: something there is not as we thought. It is read again, once things had time to settle. */
export async function lookAgain(shell: Shell, effects: readonly Effect[]): Promise<void> {
  // What is to be made has nothing to be read yet.
  const some = effects.filter(({ attempts, change }) => attempts <= 2 && change.kind !== "new_ticket");
  if (some.length === 0) return;
  const idsOf = (isOrganization: boolean): number[] =>
    some
      .filter(({ change }) => (change.kind === "service_tier") === isOrganization)
      .map(({ subjectId }) => subjectId);
  await shell.queue.send(
    {
      kind: "look",
      tickets: idsOf(false),
      organizations: idsOf(true),
      judge: [],
      cause: "refused write",
      wasRefused: true,
    },
    { delaySeconds: 5 },
  );
}
