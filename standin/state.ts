import type { App, AppInstallation, AppJob, AppUpload } from "./apps/records.ts";
import type { OwnerField, TicketField } from "./records/customField.ts";
import type { Group, GroupMembership } from "./records/group.ts";
import type { Job } from "./records/job.ts";
import type { OauthClient, OauthToken } from "./records/oauth.ts";
import type { Organization, OrganizationMerge } from "./records/organization.ts";
import type { Macro, SlaPolicy, Trigger, View } from "./records/rule.ts";
import type { Schedule } from "./records/schedule.ts";
import type { Ticket } from "./records/ticket.ts";
import type { User } from "./records/user.ts";
import type { Invocation, Webhook } from "./records/webhook.ts";

/** The rate limits follow the plan. Source: zendesk-api 3.3. */
export const PLANS = ["trial", "suite_professional", "enterprise_plus"] as const;
export type Plan = (typeof PLANS)[number];

export type Brand = { id: number; name: string; subdomain: string; active: boolean; default: boolean };
export type TicketForm = {
  id: number;
  name: string;
  active: boolean;
  default: boolean;
  ticket_field_ids: number[];
};
export type CustomStatus = { id: number; status_category: string; agent_label: string; default: boolean };

/** Everything the account holds, one object so that a reset and a snapshot are one step. Maps are by id, in order of creation. */
export type State = {
  account: {
    id: number;
    subdomain: string;
    plan: Plan;
    /** Agents write without formatting. New accounts have the rich editor (zendesk-app 2, "Editor"). */
    plain_comments?: boolean;
  };
  /** The next ids: tickets count up from 1, the rest are large numbers as in a real account. */
  next: { ticket: number; large: number };
  users: Map<number, User>;
  organizations: Map<number, Organization>;
  organizationMerges: Map<string, OrganizationMerge>;
  groups: Map<number, Group>;
  groupMemberships: Map<number, GroupMembership>;
  brands: Map<number, Brand>;
  ticketForms: Map<number, TicketForm>;
  customStatuses: Map<number, CustomStatus>;
  ticketFields: Map<number, TicketField>;
  organizationFields: Map<number, OwnerField>;
  userFields: Map<number, OwnerField>;
  tickets: Map<number, Ticket>;
  schedules: Map<number, Schedule>;
  slaPolicies: Map<number, SlaPolicy>;
  views: Map<number, View>;
  macros: Map<number, Macro>;
  triggers: Map<number, Trigger>;
  webhooks: Map<string, Webhook>;
  invocations: Map<string, Invocation>;
  jobs: Map<string, Job>;
  oauthClients: Map<number, OauthClient>;
  oauthTokens: Map<string, OauthToken>;
  apps: Map<number, App>;
  appInstallations: Map<number, AppInstallation>;
  appUploads: Map<number, AppUpload>;
  appJobs: Map<string, AppJob>;
};

/** An account with nothing in it. */
export const emptyState = (plan: Plan): State => ({
  account: { id: 22129848, subdomain: "standin", plan },
  next: { ticket: 1, large: 8_447_388_090_494 },
  users: new Map(),
  organizations: new Map(),
  organizationMerges: new Map(),
  groups: new Map(),
  groupMemberships: new Map(),
  brands: new Map(),
  ticketForms: new Map(),
  customStatuses: new Map(),
  ticketFields: new Map(),
  organizationFields: new Map(),
  userFields: new Map(),
  tickets: new Map(),
  schedules: new Map(),
  slaPolicies: new Map(),
  views: new Map(),
  macros: new Map(),
  triggers: new Map(),
  webhooks: new Map(),
  invocations: new Map(),
  jobs: new Map(),
  oauthClients: new Map(),
  oauthTokens: new Map(),
  apps: new Map(),
  appInstallations: new Map(),
  appUploads: new Map(),
  appJobs: new Map(),
});

/** A fresh large id (13 digits and more, below 2^53). */
export const nextLargeId = (state: State): number => {
  state.next.large += 128;
  return state.next.large;
};

/** A fresh ticket id. */
export const nextTicketId = (state: State): number => {
  const id = state.next.ticket;
  state.next.ticket += 1;
  return id;
};
