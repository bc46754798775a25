import type { CallbackResult, CustomerFact, Language, OrganizationBrief } from "#core";
import { factValueText } from "../../shared/explanation/factValue.ts";
import { formatInstantDay } from "../../shared/i18n/format.ts";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey, Translate } from "../../shared/i18n/translate.ts";
import type { CustomerLine } from "./CustomerSection.tsx";

type Shown = Pick<OrganizationBrief, "facts" | "tierHistory" | "promises" | "calls" | "people">;

const RESULT_TEXTS = {
  satisfied: "callbacks.result.satisfied",
  fairly_satisfied: "callbacks.result.fairlySatisfied",
  dissatisfied: "callbacks.result.dissatisfied",
  unreachable: "callbacks.result.unreachable",
  refused: "callbacks.result.refused",
} as const satisfies Record<CallbackResult, TextKey>;

function valueText({ key, unit, value }: CustomerFact, t: Translate, language: Language): string {
  if (value === null) return t("customer.unknown");
  if (typeof value === "object" && "en" in value) return localized(value, language);
  return factValueText(value, { field: key, unit }, t, language);
}

/** What is known of the customer; unknown facts say so. */
export const factLines = ({ facts }: Shown, t: Translate, language: Language): readonly CustomerLine[] =>
  facts.map((fact) => ({
    key: fact.key,
    what: localized(fact.title, language),
    value: valueText(fact, t, language),
  }));

export const historyLines = ({ tierHistory }: Shown, t: Translate, language: Language) =>
  tierHistory.map(
    ({ title, previous, at }): CustomerLine => ({
      key: at,
      what: formatInstantDay(at, language),
      value:
        previous === null
          ? localized(title, language)
          : t("customer.changed", {
              previous: localized(previous, language),
              tier: localized(title, language),
            }),
    }),
  );

export const promiseLines = ({ promises }: Shown, t: Translate): readonly CustomerLine[] =>
  promises.periods.map(({ days, kept, broken }) => ({
    key: String(days),
    what: t("customer.lastDays", { days }),
    value: kept + broken === 0 ? t("customer.noPromises") : t("customer.counts", { kept, broken }),
  }));

export const callLines = ({ calls }: Shown, t: Translate, language: Language): readonly CustomerLine[] =>
  calls.map(({ title, result, at }, place) => ({
    key: `${at} ${place}`,
    what: `${formatInstantDay(at, language)} · ${localized(title, language)}`,
    value: t(RESULT_TEXTS[result]),
  }));

export const peopleLines = ({ people }: Shown, t: Translate, language: Language): readonly CustomerLine[] =>
  people.map(({ title, who }) => ({
    key: title.en,
    what: localized(title, language),
    value: who ?? t("customer.nobody"),
  }));
