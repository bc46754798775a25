import type { DraftFinding, GuardOutcome, Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey, Translate } from "../../shared/i18n/translate.ts";
import type { GuardCount } from "./fetchGuardCounts.ts";

/** What one rule of the guard found, as numbers of tickets by outcome. */
export type GuardCountRow = {
  readonly rule: string;
  readonly title: string;
  readonly tickets: { readonly [outcome in GuardOutcome]: number };
};

const RULE_TEXTS = {
  slot: "admin.guard.rule.slot",
  placeholder: "admin.guard.rule.placeholder",
  tier_word: "admin.guard.rule.tierWord",
  stated_time: "admin.guard.rule.statedTime",
  language: "admin.guard.rule.language",
} as const satisfies Record<Exclude<DraftFinding["rule"], "phrase">, TextKey>;

const isOfOurs = (rule: string): rule is keyof typeof RULE_TEXTS => Object.hasOwn(RULE_TEXTS, rule);

function titleOf({ rule, title }: GuardCount, t: Translate, language: Language): string {
  if (title !== null) return localized(title, language);
  return isOfOurs(rule) ? t(RULE_TEXTS[rule]) : t("admin.guard.gone", { rule });
}

const sum = ({ tickets }: GuardCountRow): number => tickets.warned + tickets.blocked + tickets.overridden;

/**
 * One row a rule, its days added up: a ticket counts once for a rule and outcome, on the first day. The rule with most of
 * all outcomes comes first, among equals by title. A block that was overridden may stand in both columns or in the latter alone.
 */
export function guardCountRows(
  counts: readonly GuardCount[],
  t: Translate,
  language: Language,
): readonly GuardCountRow[] {
  const rows = new Map<string, GuardCountRow>();
  for (const count of counts) {
    const { rule, outcome } = count;
    const row = rows.get(rule) ?? {
      rule,
      title: titleOf(count, t, language),
      tickets: { warned: 0, blocked: 0, overridden: 0 },
    };
    rows.set(rule, {
      ...row,
      tickets: { ...row.tickets, [outcome]: row.tickets[outcome] + count.tickets },
    });
  }
  return [...rows.values()].toSorted(
    (one, other) => sum(other) - sum(one) || one.title.localeCompare(other.title, language),
  );
}
