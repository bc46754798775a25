import * as v from "valibot";

/** Written between allowed names in a message; names themselves never hold it. */
export const BETWEEN_NAMES = ", ";

/** A map with exactly these keys: an unknown one is an error that lists the known ones. */
export const section = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, (issue) =>
    issue.expected === "never" ? Object.keys(entries).join(BETWEEN_NAMES) : "a map",
  );

/** One of these words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, words.join(BETWEEN_NAMES));

export const list = <const Item extends v.GenericSchema>(item: Item) => v.array(item, "a list");

/** A list that may be left out. */
export const someOf = <const Item extends v.GenericSchema>(item: Item) => v.optional(list(item), []);

/** A value that may be left out, and is null then. */
export const maybe = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(v.nullable(schema), null);

export const text = v.pipe(v.string("a text"), v.nonEmpty("a text"));
export const flag = v.boolean("true or false");
export const count = v.pipe(
  v.number("a whole number"),
  v.integer("a whole number"),
  v.minValue(0, "a whole number, zero or more"),
);

const KEY_FORM = "a key: small letters, digits and _, beginning with a letter, at most 40";

/**
 * The stable name of a thing in the policy; it becomes part of option values and tags in Zendesk.
 * Not "constructor": every JavaScript object seems to have one, so that fact would never be unknown.
 */
export const key = v.pipe(v.string(KEY_FORM), v.regex(/^(?!constructor$)[a-z][a-z0-9_]{0,39}$/, KEY_FORM));
