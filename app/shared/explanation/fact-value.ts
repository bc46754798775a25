import type { FactValue, Language, TicketPriority, TicketStatus, TicketType } from "#core";
import { formatAmount, formatLocalDate } from "../i18n/format.ts";
import type { TextKey, Translate } from "../i18n/translate.ts";

const STATUS_TEXTS = {
  new: "value.status.new",
  open: "value.status.open",
  pending: "value.status.pending",
  hold: "value.status.hold",
  solved: "value.status.solved",
  closed: "value.status.closed",
} as const satisfies Record<Exclude<TicketStatus, "deleted">, TextKey>;

const PRIORITY_TEXTS = {
  low: "value.priority.low",
  normal: "value.priority.normal",
  high: "value.priority.high",
  urgent: "value.priority.urgent",
} as const satisfies Record<TicketPriority, TextKey>;

const TYPE_TEXTS = {
  problem: "value.type.problem",
  incident: "value.type.incident",
  question: "value.type.question",
  task: "value.type.task",
} as const satisfies Record<TicketType, TextKey>;

const VALUE_TEXTS = new Map<string, ReadonlyMap<string, TextKey>>([
  ["status", new Map(Object.entries(STATUS_TEXTS))],
  ["priority", new Map(Object.entries(PRIORITY_TEXTS))],
  ["type", new Map(Object.entries(TYPE_TEXTS))],
]);

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Between the items of a list. (Intl.ListFormat joins Chinese units without any sign.) */
const LIST_COMMAS = { en: ", ", "zh-CN": "、", "zh-TW": "、" } as const satisfies Record<Language, string>;

/** A value of a condition as the reader would say it: figures with units, dates, Zendesk's own choices by name. */
export function factValueText(
  value: FactValue,
  of: { readonly field: string; readonly unit: string | null },
  t: Translate,
  language: Language,
): string {
  if (typeof value === "number") return formatAmount(value, of.unit, language);
  if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
  if (typeof value === "string") {
    const key = VALUE_TEXTS.get(of.field)?.get(value);
    if (key !== undefined) return t(key);
    return LOCAL_DATE.test(value) ? formatLocalDate(value, language) : value;
  }
  return value.length === 0 ? t("condition.nothing") : value.join(LIST_COMMAS[language]);
}
