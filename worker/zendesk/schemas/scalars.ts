import * as v from "valibot";

/** A record's id: a number in the REST API (13 and more digits, below 2^53), a string in webhooks. */
export const id = v.pipe(v.number(), v.integer());

/** Null, absent or of the wrong type all read as null: a key we only look at must not stop a whole list. */
export const textOrNull = v.fallback(v.nullish(v.string(), null), null);
export const idOrNull = v.fallback(v.nullish(id, null), null);

export const texts = v.fallback(v.nullish(v.array(v.string()), []), []);

/** What a custom field of a ticket, organization or user can hold. */
export const fieldValue = v.fallback(
  v.nullish(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]), null),
  null,
);
export type FieldValue = v.InferOutput<typeof fieldValue>;
