import type { Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import type { Translate } from "../../shared/i18n/translate.ts";
import type { NotCalled } from "./fetchNotCalled.ts";

/** How many customers were not called, all and by the facts that are known of any of them. */
export type NotCalledRows = {
  readonly customers: number;
  /** Names of these facts, "Region · Kind of contract"; null: none is known, and there are no rows. */
  readonly title: string | null;
  /** Most customers first. */
  readonly rows: readonly { readonly title: string; readonly customers: number }[];
};

const BETWEEN = " · ";

export function notCalledRows(
  { splitBy, groups }: Pick<NotCalled, "splitBy" | "groups">,
  t: Translate,
  language: Language,
): NotCalledRows {
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  const known = splitBy
    .map((fact, place) => ({ ...fact, place }))
    .filter(({ place }) => groups.some(({ values }) => (values[place] ?? null) !== null));
  if (known.length === 0) return { customers, title: null, rows: [] };
  const counts = new Map<string, number>();
  for (const { values, titles, customers: some } of groups) {
    const words = known.map(({ place }) => {
      const title = titles[place] ?? null;
      return title === null ? (values[place] ?? null) : localized(title, language);
    });
    const unknown = t("customer.unknown");
    const row = words.every((word) => word === null)
      ? unknown
      : words.map((word) => word ?? unknown).join(BETWEEN);
    counts.set(row, (counts.get(row) ?? 0) + some);
  }
  return {
    customers,
    title: known.map(({ key, title }) => (title === null ? key : localized(title, language))).join(BETWEEN),
    rows: [...counts]
      .map(([title, count]) => ({ title, customers: count }))
      .toSorted(
        (one, other) => other.customers - one.customers || one.title.localeCompare(other.title, language),
      ),
  };
}
