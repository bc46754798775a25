/** Values by key, of which nothing is known yet. */
export type UnknownRecord = { readonly [key: string]: unknown };

/** Is it an object that is no array? */
export const isRecord = (value: unknown): value is UnknownRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value's keys; none, if it is no object. For the opening, which runs before the schema library is there. */
export const recordOf = (value: unknown): UnknownRecord => (isRecord(value) ? value : {});
