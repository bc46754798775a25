import type { FieldValue } from "./fieldValue.ts";

export const USER_ROLES = ["end-user", "agent", "admin"] as const;
export type UserRole = (typeof USER_ROLES)[number];

/** A user is there, deleted (still listed among the deleted), or erased. */
export type UserPresence = "present" | "soft_deleted" | "erased";

/** A user as kept. A light agent is an agent whose custom role allows internal notes only. */
export type User = {
  id: number;
  name: string;
  email: string | null;
  external_id: string | null;
  role: UserRole;
  light_agent: boolean;
  custom_role_id: number | null;
  /** The first is the default organization. */
  organization_ids: number[];
  default_group_id: number | null;
  locale: string;
  iana_time_zone: string;
  time_zone: string;
  phone: string | null;
  alias: string | null;
  notes: string | null;
  details: string | null;
  tags: string[];
  user_fields: Map<string, FieldValue>;
  suspended: boolean;
  verified: boolean;
  presence: UserPresence;
  created_at: string;
  updated_at: string;
  generated_timestamp: number;
};
