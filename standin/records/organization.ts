import type { FieldValue } from "./fieldValue.ts";

/** An organization as kept. `organization_fields` by field key. */
export type Organization = {
  id: number;
  name: string;
  external_id: string | null;
  created_at: string;
  updated_at: string;
  generated_timestamp: number;
  domain_names: string[];
  details: string | null;
  notes: string | null;
  group_id: number | null;
  shared_tickets: boolean;
  shared_comments: boolean;
  tags: string[];
  organization_fields: Map<string, FieldValue>;
};

/** One merge of a losing organization into a winning one. */
export type OrganizationMerge = {
  id: string;
  loser_id: number;
  winner_id: number;
  status: "new" | "in_progress" | "error" | "complete";
};
