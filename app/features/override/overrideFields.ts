import type { OverrideDraft } from "./overrideDraft.ts";

/** Setup makes the dropdown with one such option for each tier (core/policy/optionValues.ts). */
const OPTION_PREFIX = "tier_override_";

/** The four organization fields that hold an override, as Zendesk has them; null is empty. */
export type OverrideFields = {
  readonly tier_override: string | null;
  readonly tier_override_reason: string | null;
  readonly tier_override_until: string | null;
  /** "<user id> <option> <last day>", so that it counts only while the others are as this person left them. */
  readonly tier_override_by: string | null;
};

export const NO_OVERRIDE: OverrideFields = {
  tier_override: null,
  tier_override_reason: null,
  tier_override_until: null,
  tier_override_by: null,
};

/** The fields of a draft that has no mistake. `by`: Zendesk user id of who sets it; null: not known. */
export function overrideFields(draft: OverrideDraft, by: number | null): OverrideFields {
  const option = `${OPTION_PREFIX}${draft.tier}`;
  return {
    tier_override: option,
    tier_override_reason: draft.reason.trim(),
    tier_override_until: draft.until,
    tier_override_by: by === null ? null : `${by} ${option} ${draft.until ?? ""}`.trim(),
  };
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Reads the four fields among all of an organization. Dates may come with a time of day. */
export const readOverrideFields = (fields: { readonly [key: string]: unknown }): OverrideFields => ({
  tier_override: textOf(fields["tier_override"]),
  tier_override_reason: textOf(fields["tier_override_reason"]),
  tier_override_until: textOf(fields["tier_override_until"])?.slice(0, 10) ?? null,
  tier_override_by: textOf(fields["tier_override_by"]),
});
