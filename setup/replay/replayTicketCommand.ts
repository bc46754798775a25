import * as v from "valibot";
import type { AdminSession } from "../admin/adminSession.ts";
import { wentWrong } from "../admin/askWorker.ts";
import type { SetupProblem } from "../setupResult.ts";
import { clockName, clockText, differenceText } from "./differenceText.ts";
import type { ReplayDifference } from "./replayDifferences.ts";
import { replayTicket } from "./replayTicket.ts";

/** 0: the clocks are what Zendesk's history says · 1: it can't be told · 3: they differ. */
export type ReplayExit = 0 | 1 | 3;

export type ReplayShell = {
  readonly out: (line: string) => void;
  readonly problem: (line: string) => void;
  /** ISO 8601, UTC. */
  readonly now: () => string;
};

/** Says what a ticket's clocks are by Zendesk's history, and where the ledger differs. @param repair tells the Worker what it missed. */
export async function replayTicketCommand(
  { zendesk, ask, options }: AdminSession,
  ticketId: number,
  repair: boolean,
  shell: ReplayShell,
): Promise<ReplayExit> {
  const { workerUrl } = options;
  const replayed = await replayTicket({ zendesk, ask, workerUrl }, ticketId, shell.now());
  if (!replayed.ok) return tell(replayed.error, shell);
  const { clocks, differences } = replayed.value;
  for (const clock of clocks) shell.out(`${clockName(clock)}: ${clockText(clock)}`);
  if (clocks.length === 0) shell.out(`ticket ${ticketId}: nothing is promised on it`);
  const serious = differences.filter(isSerious);
  if (serious.length === 0) {
    for (const each of differences) shell.out(`note: ${differenceText(each)}`);
    shell.out(`ticket ${ticketId}: the Worker's clocks are what Zendesk's history says`);
    return 0;
  }
  for (const each of differences) shell.out(`≠ ${differenceText(each)}`);
  shell.out(`ticket ${ticketId}: the Worker's clocks differ from Zendesk's history`);
  if (!repair) return 3;
  const moments = differences.flatMap((each) => (each.kind === "moment_missing" ? [each.moment] : []));
  const path = `/api/admin/tickets/${ticketId}/history`;
  const asked = await ask("POST", path, v.object({ accepted: v.number() }), { moments });
  if (!asked.ok) return tell(wentWrong(asked.error, workerUrl), shell);
  shell.out(
    `The Worker has been told ${moments.length} things that it never heard, and looks at the ticket again now.`,
  );
  return 3;
}

/** A moment that changes no clock is only worth a note. */
const isSerious = ({ kind }: ReplayDifference): boolean =>
  kind !== "moment_missing" && kind !== "moment_extra";

function tell({ what, todo }: SetupProblem, shell: ReplayShell): 1 {
  shell.problem(`${what}\n    → ${todo}`);
  return 1;
}
