import type { TierColour } from "#core";

/** A tier as Zendesk's own organization field tells it, without reasons. */
export type FieldTier = { readonly title: string; readonly colour: TierColour };

/** What can be said about a customer, and a ticket, from Zendesk's fields alone. */
export type FieldStanding = {
  readonly organization: { readonly id: number; readonly name: string } | null;
  /** Null: the organization's field is empty, or there is no organization. */
  readonly tier: FieldTier | null;
  /** Title of the ticket field's option ("VIP · Urgent"); null when empty or not asked for. */
  readonly serviceLevel: string | null;
};

/** One choice of a dropdown field. */
export type FieldOption = { readonly value: string; readonly title: string };

const COLOURS_IN_ORDER: readonly TierColour[] = ["gold", "blue", "green"];

/**
 * The tier behind an option value. Zendesk's field does not hold the policy's colours; setup makes the options in
 * the policy's order, best first, so the place in the list stands in for the colour.
 */
export function tierOfOption(options: readonly FieldOption[], value: string | null): FieldTier | null {
  if (value === null) return null;
  const place = options.findIndex((option) => option.value === value);
  const option = options[place];
  if (option === undefined) return { title: value, colour: "grey" };
  return { title: option.title, colour: COLOURS_IN_ORDER[place] ?? "grey" };
}
