import { callbackCleared } from "../store/callbacks.ts";
import { tiersWritten } from "../store/customers.ts";
import type { Effect } from "../store/effect.ts";
import { serviceLevelsWritten } from "../store/tickets.ts";

/** What the ledger now knows to be in Zendesk. `at`: Zendesk's whole second of the write, or a later one. */
export function written(
  db: D1Database,
  effects: readonly Effect[],
  at: string,
): readonly D1PreparedStatement[] {
  const levels = effects.flatMap(({ change, subjectId }) =>
    change.kind === "service_level"
      ? [{ id: subjectId, value: change.optionValue, priority: change.priority, at }]
      : [],
  );
  const tiers = effects.flatMap(({ change, subjectId }) =>
    change.kind === "service_tier" ? [{ id: subjectId, value: change.optionValue, at }] : [],
  );
  const cleared = effects.flatMap(({ change, subjectId }) =>
    change.kind === "task_change" && change.clearResult ? [subjectId] : [],
  );
  return [
    ...cleared.map((task) => callbackCleared(db, task, at)),
    ...(levels.length === 0 ? [] : [serviceLevelsWritten(db, levels)]),
    ...(tiers.length === 0 ? [] : [tiersWritten(db, tiers)]),
  ];
}
