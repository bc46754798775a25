import type { CallbackRule, Policy } from "#core";
import * as v from "valibot";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import { putAccount, readAccount } from "../store/account.ts";

const Known = v.fallback(v.record(v.string(), v.string()), {});

/** Since when callback rules are in force, by key; those of the first policy are left out: they speak of all that was. */
export async function rulesSince(db: D1Database): Promise<Readonly<Record<string, string>>> {
  return v.parse(Known, (await readAccount(db)).get("callback_rules_since")?.value);
}

/** Notes the rules that a policy brings beside those of the one before it, or that speak of something else than they did. */
export async function noteRulesSince(
  db: D1Database,
  before: Policy,
  policy: Policy,
  now: string,
): Promise<readonly D1PreparedStatement[]> {
  const had = new Set(before.document.callbacks.map(nameOf));
  const rules = policy.document.callbacks;
  if (rules.every((rule) => had.has(nameOf(rule)))) return [];
  const known = await rulesSince(db);
  const since = rules.flatMap((rule) => {
    const at = had.has(nameOf(rule)) ? known[rule.key] : wholeSecondOf(now);
    return at === undefined ? [] : [[rule.key, at] as const];
  });
  return [putAccount(db, "callback_rules_since", Object.fromEntries(since), now)];
}

const nameOf = ({ key, trigger }: CallbackRule): string => `${key} ${JSON.stringify(trigger)}`;
