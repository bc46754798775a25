import { failed, ok, type Result } from "#core";
import * as v from "valibot";
import type { AskWorker, Refusal } from "../admin/askWorker.ts";
import { type AdminCommand, asAdmin } from "./asAdmin.ts";
import type { ExitCode } from "./policyShell.ts";

const share = v.object({ of: v.number(), done: v.number() });
const standing = v.object({
  version: v.number(),
  phase: v.picklist(["customers", "tickets", "done", "superseded"]),
  customers: share,
  tickets: share,
  moved: v.number(),
  kept: v.number(),
  startedAt: v.string(),
  progressAt: v.string(),
  finishedAt: v.nullable(v.string()),
});
const move = v.object({
  customerId: v.number(),
  name: v.nullable(v.string()),
  previous: v.nullable(v.string()),
  tier: v.string(),
  at: v.string(),
});
const page = v.object({
  standing: v.nullable(standing),
  moves: v.array(move),
  next: v.nullable(v.number()),
});

type Recalculation = {
  readonly standing: v.InferOutput<typeof standing> | null;
  readonly moves: readonly v.InferOutput<typeof move>[];
};

/** Prints how far the judging of everybody under the newest (or a given) policy has come, and who moved by it. */
export function recalculationCommand(version: number | null, command: AdminCommand): Promise<ExitCode> {
  return asAdmin(command, ({ ask }) => wholeRecalculation(ask, version), recalculationLines);
}

async function wholeRecalculation(
  ask: AskWorker,
  version: number | null,
): Promise<Result<Recalculation, Refusal>> {
  const moves: v.InferOutput<typeof move>[] = [];
  let after = 0;
  for (;;) {
    const which = version === null ? "" : `version=${version}&`;
    const answer = await ask("GET", `/api/admin/recalculation?${which}after=${after}`, page);
    if (!answer.ok) return failed(answer.error);
    moves.push(...answer.value.moves);
    if (answer.value.next === null) return ok({ standing: answer.value.standing, moves });
    after = answer.value.next;
  }
}

/** A recalculation in words, the counts first. Who came while it ran is looked at too. */
export function recalculationLines({ standing: now, moves }: Recalculation): readonly string[] {
  if (now === null) return ["no policy change has had everybody judged again yet"];
  const { version, customers, tickets } = now;
  return [
    `policy ${version}: ${phaseText(now)}`,
    `${customers.done} of ${Math.max(customers.of, customers.done)} customers judged: ${now.moved} moved, ${now.kept} would be lower but keep their tier for its stay or grace`,
    `${tickets.done} of ${Math.max(tickets.of, tickets.done)} open tickets looked at`,
    ...moves.map(
      ({ customerId, name, previous, tier, at }) =>
        `customer ${customerId}${name === null ? "" : ` ${JSON.stringify(name)}`}: ${previous ?? "new"} -> ${tier} ${at}`,
    ),
  ];
}

function phaseText({
  phase,
  startedAt,
  progressAt,
  finishedAt,
}: NonNullable<Recalculation["standing"]>): string {
  switch (phase) {
    case "customers":
      return `judging customers since ${startedAt}, last step ${progressAt}`;
    case "tickets":
      return `looking at open tickets since ${startedAt}, last step ${progressAt}`;
    case "done":
      return `done, from ${startedAt} to ${finishedAt ?? progressAt}`;
    case "superseded":
      return `ended by a newer policy ${finishedAt ?? progressAt}`;
  }
}
