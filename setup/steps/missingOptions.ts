import type { FieldOption } from "#zendesk";

type Held = { readonly id?: number | null | undefined; readonly name: string; readonly value: string };

/** Options that the policy needs and the field lacks. Names may have been changed by people: only values count. */
export const missingOptions = (
  wanted: readonly FieldOption[],
  held: readonly Held[],
): readonly FieldOption[] => wanted.filter(({ value }) => !held.some((option) => option.value === value));

/** All that is there, with ids (an option left out would be wiped from every record), then what is missing. */
export const withMissingOptions = (
  wanted: readonly FieldOption[],
  held: readonly Held[],
): readonly FieldOption[] => [
  ...held.map(({ id, name, value }) => ({ name, value, ...(typeof id === "number" ? { id } : {}) })),
  ...missingOptions(wanted, held),
];
