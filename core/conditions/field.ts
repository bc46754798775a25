import type { Operator } from "../contract/explanation.ts";
import type { Localized } from "../contract/localized.ts";
import type { Found, Subject } from "./subject.ts";

/** How a field's values compare; decides its operators. `custom` is a ticket field whose type the policy can't know. */
export type FieldKind =
  | "number"
  | "date"
  | "text"
  | "choice"
  | "yes_no"
  | "list"
  | "words"
  | "ordered"
  | "id"
  | "custom";

/** A field that conditions may name. */
export type Field = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly title: Localized | null;
  readonly unit: string | null;
  /** Values from low to high, of an `ordered` field. */
  readonly order: readonly string[];
  /** Values that are allowed, with the further spellings of each; empty where any value is. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** Set for organization facts: lets bulk judgement read the value without a call. */
  readonly factKey: string | null;
  readonly read: (subject: Subject) => Found;
};

const EQUAL = ["is", "is_not"] as const;
const ORDER = ["less_than", "less_than_equal", "greater_than", "greater_than_equal"] as const;
const AMONG = ["includes", "not_includes"] as const;
const PRESENCE = ["present", "not_present"] as const;

/** Operators by kind, as in Zendesk's conditions reference (facts: Zendesk API, conditions convention). */
export const OPERATORS = {
  number: [...EQUAL, ...ORDER, ...PRESENCE],
  date: [...EQUAL, ...ORDER, ...PRESENCE],
  text: [...EQUAL, ...PRESENCE],
  choice: [...EQUAL, ...AMONG, ...PRESENCE],
  yes_no: [...EQUAL, ...PRESENCE],
  list: [...AMONG, ...PRESENCE],
  words: [...EQUAL, ...AMONG],
  ordered: [...EQUAL, ...ORDER, ...AMONG, ...PRESENCE],
  id: [...EQUAL, ...AMONG, ...PRESENCE],
  custom: [...EQUAL, ...ORDER, ...AMONG, ...PRESENCE],
} as const satisfies Record<FieldKind, readonly Operator[]>;
