import { instantText, parseInstant } from "#core";
import { ADMIN_FLAGS } from "../admin/adminOptions.ts";
import type { AdminCommand } from "./asAdmin.ts";
import { pausesCommand } from "./pausesCommand.ts";
import type { ExitCode } from "./policyShell.ts";
import { previewStoredCommand } from "./previewStoredCommand.ts";
import { recalculationCommand } from "./recalculationCommand.ts";

export const WORKER_FLAGS = {
  ...ADMIN_FLAGS,
  tickets: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
} as const;

export type WorkerFlags = { readonly [name in keyof typeof WORKER_FLAGS]?: string | undefined };

export const WORKER_USAGE = `npm run policy -- preview DRAFT [--tickets N]
                                             the same beside the policy in force, over what the Worker has stored:
                                             all customers and the newest N open tickets (default 1000)
npm run policy -- recalculation [VERSION]    how far the judging of everybody after a policy change is, and who moved
npm run policy -- pauses --from DAY --to DAY tickets that stood still although the customer had replied (UTC days, or
                                             instants such as 2026-11-01T00:00:00Z)`;

/** Runs a command that asks a running Worker; null: it is none of these, or not given right. */
export function workerCommand(
  [name, first, ...more]: readonly string[],
  flags: WorkerFlags,
  command: AdminCommand,
): Promise<ExitCode> | null {
  if (more.length > 0) return null;
  const { from, to } = { from: instantAt(flags.from), to: instantAt(flags.to) };
  const hasSpan = flags.from !== undefined || flags.to !== undefined;
  const number = wholeNumber(name === "recalculation" ? first : flags.tickets);
  if (number === "wrong" || (flags.tickets !== undefined && name !== "preview")) return null;
  if (name === "pauses" && first === undefined && from !== null && to !== null)
    return pausesCommand(from, to, command);
  if (hasSpan) return null;
  if (name === "preview" && first !== undefined) return previewStoredCommand(first, number, command);
  return name === "recalculation" ? recalculationCommand(number, command) : null;
}

function wholeNumber(text: string | undefined): number | null | "wrong" {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : "wrong";
}

/** A day stands for its beginning. */
function instantAt(text: string | undefined): string | null {
  const at = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text ?? "") ? `${text}T00:00:00Z` : (text ?? ""));
  return at === null ? null : instantText(at);
}
