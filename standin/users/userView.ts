import { ownerFieldValuesView } from "../fields/ownerFieldValuesView.ts";
import type { JsonObject } from "../json.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";

/** Zendesk's numbers of the locales in use here. */
const LOCALE_IDS: { readonly [locale: string]: number } = { "en-US": 1, "zh-CN": 10, "zh-TW": 9 };

/** A user as REST shows it. `role_type` 1 is a light agent. */
export const userView = (standin: Standin, user: User): JsonObject => ({
  id: user.id,
  url: `${standin.url}/api/v2/users/${user.id}.json`,
  name: user.name,
  email: user.email,
  created_at: user.created_at,
  updated_at: user.updated_at,
  time_zone: user.time_zone,
  iana_time_zone: user.iana_time_zone,
  phone: user.phone,
  shared_phone_number: null,
  photo: null,
  locale_id: LOCALE_IDS[user.locale] ?? 1,
  locale: user.locale,
  organization_id: user.organization_ids[0] ?? null,
  role: user.role,
  verified: user.verified,
  external_id: user.external_id,
  tags: user.tags,
  alias: user.alias,
  active: user.presence === "present",
  shared: false,
  shared_agent: false,
  last_login_at: null,
  two_factor_auth_enabled: null,
  signature: null,
  details: user.details,
  notes: user.notes,
  role_type: user.role === "end-user" ? null : user.light_agent ? 1 : user.role === "admin" ? 4 : 0,
  custom_role_id: user.custom_role_id,
  moderator: user.role !== "end-user" && !user.light_agent,
  ticket_restriction: user.role === "end-user" ? "requested" : null,
  only_private_comments: user.light_agent,
  restricted_agent: user.role === "end-user",
  suspended: user.suspended,
  default_group_id: user.default_group_id,
  report_csv: user.role === "admin",
  user_fields: ownerFieldValuesView(standin.state.userFields.values(), user.user_fields),
});

/** `GET /users/me` for a caller without credentials: 200, and nobody. Source: zendesk-api 3.1. */
export const anonymousUserView = (standin: Standin): JsonObject => ({
  id: null,
  url: `${standin.url}/api/v2/users/.json`,
  name: "Anonymous user",
  email: "invalid@example.com",
  created_at: null,
  updated_at: null,
  time_zone: "UTC",
  iana_time_zone: "Etc/UTC",
  phone: null,
  photo: null,
  locale_id: 1,
  locale: "en-US",
  organization_id: null,
  role: "end-user",
  verified: false,
  active: false,
});
