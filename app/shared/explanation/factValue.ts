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

/** Fields whose conditions hold several words in one text, as Zendesk writes them. */
const WORD_LISTS = new Set(["current_tags", "organization.tags", "subject_includes_word"]);

/** Several values as a list even where the condition holds them in one text; anything else as it is. */
export function listed(value: string | readonly string[], field: string): string | readonly string[] {
  if (typeof value !== "string" || !WORD_LISTS.has(field)) return value;
  const words = value.split(/\s+/).filter(Boolean);
  return words.length === 1 ? value : words;
}

/** A value of a condition as the reader would say it: figures with units, dates, Zendesk's own choices by name. */
export function factValueText(
  value: FactValue,
  of: { readonly field: string; readonly unit: string | null },
  t: Translate,
  language: Language,
): string {
  if (typeof value === "number") return formatAmount(value, of.unit, language);
  if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
  const items = listed(value, of.field);
  if (typeof items === "string") {
    const key = VALUE_TEXTS.get(of.field)?.get(items);
    if (key !== undefined) return t(key);
    return LOCAL_DATE.test(items) ? formatLocalDate(items, language) : items;
  }
  if (items.length === 0) return t("condition.nothing");
  return items.map((item) => factValueText(item, of, t, language)).join(LIST_COMMAS[language]);
}
