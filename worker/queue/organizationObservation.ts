import {
  dayNumber,
  dayStart,
  type FactMap,
  type FactValue,
  instantText,
  parseDay,
  type Policy,
  policyZone,
  type TierOverride,
} from "#core";
import type { Organization } from "#zendesk";
import type { CustomerRow } from "../store/customers.ts";

/** Organization fields that people set to overrule the rules (I3); made by setup, written by admins only. */
const OVERRIDE_FIELD = "tier_override";
const OVERRIDE_REASON_FIELD = "tier_override_reason";
const OVERRIDE_UNTIL_FIELD = "tier_override_until";
/** Written by the sidebar beside the others: "<user id> <option> <last day>". */
const OVERRIDE_BY_FIELD = "tier_override_by";
const OVERRIDE_OPTION_PREFIX = "tier_override_";
export const TIER_FIELD = "service_tier";
const NEVER = "1970-01-01T00:00:00Z";

/** An organization as the rules see it, and what it shows as its tier. */
export type OrganizationObservation = Pick<
  CustomerRow,
  "id" | "name" | "facts" | "tags" | "override" | "tierInZendesk" | "updatedAt"
> & { readonly source: "read" | "export" };

export function observedOrganization(
  organization: Organization,
  source: "read" | "export",
  policy: Policy,
): OrganizationObservation {
  const fields = organization.organization_fields ?? {};
  const tier = fields[TIER_FIELD];
  return {
    source,
    id: organization.id,
    name: organization.name,
    facts: factsOf(fields, policy),
    tags: [...(organization.tags ?? [])].toSorted(),
    override: overrideOf(fields, policyZone(policy)),
    tierInZendesk: typeof tier === "string" && tier !== "" ? tier : null,
    // Absent only in odd exports; then every other source is newer.
    updatedAt: organization.updated_at ?? NEVER,
  };
}

const OWN_FIELDS: readonly string[] = [
  TIER_FIELD,
  OVERRIDE_FIELD,
  OVERRIDE_REASON_FIELD,
  OVERRIDE_UNTIL_FIELD,
  OVERRIDE_BY_FIELD,
];

/** Which organization fields a change of which matters to us. */
export function fieldMatters(key: string, policy: Policy): boolean {
  return policy.reads.organizationFields.includes(key) || OWN_FIELDS.includes(key);
}

/** What the ledger holds for a field, as an event would show it; undefined: not comparable, read it. */
export function fieldInLedger(key: string, row: CustomerRow): FactValue | null | undefined {
  if (key === TIER_FIELD) return row.tierInZendesk;
  if (key === OVERRIDE_FIELD)
    return row.override === null ? null : OVERRIDE_OPTION_PREFIX + row.override.tier;
  if (OWN_FIELDS.includes(key)) return undefined;
  return row.facts[key] ?? null;
}

type Fields = { readonly [key: string]: unknown };

function factsOf(fields: Fields, policy: Policy): FactMap {
  const facts: { [key: string]: FactValue } = {};
  for (const key of policy.reads.organizationFields) {
    const value = fields[key];
    if (typeof value === "number" || typeof value === "boolean") facts[key] = value;
    else if (typeof value === "string" && value !== "") facts[key] = numberOrText(value, key, policy);
    else if (Array.isArray(value) && value.length > 0) facts[key] = value.map(String);
  }
  return facts;
}

/** Decimal fields may come as text ("1200.50"). */
function numberOrText(value: string, key: string, policy: Policy): FactValue {
  const kind = policy.document.facts.find((fact) => fact.key === key)?.kind;
  const isNumber = kind === "number" || kind === "decimal";
  const number = Number(value);
  return isNumber && Number.isFinite(number) ? number : value;
}

function overrideOf(fields: Fields, zone: string): TierOverride | null {
  const option = fields[OVERRIDE_FIELD];
  if (typeof option !== "string" || !option.startsWith(OVERRIDE_OPTION_PREFIX)) return null;
  const reason = fields[OVERRIDE_REASON_FIELD];
  const until = fields[OVERRIDE_UNTIL_FIELD];
  return {
    tier: option.slice(OVERRIDE_OPTION_PREFIX.length),
    reason: typeof reason === "string" && reason !== "" ? reason : null,
    by: setBy(fields[OVERRIDE_BY_FIELD], option, until),
    until: typeof until === "string" ? endOfDay(until, zone) : null,
  };
}

/** Id of who set it in the sidebar; null when it was changed elsewhere since: Zendesk's events do not say by whom. */
function setBy(written: unknown, option: string, until: unknown): string | null {
  if (typeof written !== "string") return null;
  const [id, ofOption, ofUntil] = written.split(" ");
  const lastDay = typeof until === "string" ? until.slice(0, 10) : "";
  const isSame = ofOption === option && (ofUntil ?? "") === lastDay;
  return isSame && /^\d+$/.test(id ?? "") ? (id ?? null) : null;
}

/** The override's last day counts: it ends when that day does where the policy's first schedule is. */
function endOfDay(date: string, zone: string): string | null {
  const day = parseDay(date.slice(0, 10));
  return day === null ? null : instantText(dayStart(zone, dayNumber(day + 1)));
}
