import type { Plan } from "../state.ts";

/** How a refused call is answered: each of these is a body of its own. */
export type LimitReply = "standard" | "incremental" | "organization" | "user";

/** A limit of one endpoint. `perKey` adds parts of the request to the counter's key. */
export type EndpointLimit = {
  name: string;
  method: string;
  path: RegExp;
  limit: Record<Plan, number | undefined>;
  windowSeconds: number;
  per: "account" | "path" | "path_and_user";
  reply: LimitReply;
};

const same = (limit: number): Record<Plan, number> => ({
  trial: limit,
  suite_professional: limit,
  enterprise_plus: limit,
});

/** Requests a minute for the whole account. The trial's number is UNCONFIRMED (it tries out Professional). */
export const ACCOUNT_LIMIT_PER_MINUTE = {
  trial: 400,
  suite_professional: 400,
  enterprise_plus: 2500,
} as const satisfies Record<Plan, number>;

/** Limits of single endpoints. Source: zendesk-api 3.3. Enterprise Plus counts as High Volume. */
export const ENDPOINT_LIMITS: readonly EndpointLimit[] = [
  {
    name: "per-ticket-updates",
    method: "PUT",
    path: /^\/api\/v2\/tickets\/\d+(\/tags)?$/,
    limit: same(30),
    windowSeconds: 600,
    per: "path_and_user",
    reply: "standard",
  },
  {
    name: "tickets-update",
    method: "PUT",
    path: /^\/api\/v2\/tickets\/\d+(\/tags)?$/,
    limit: { trial: 20, suite_professional: 100, enterprise_plus: 300 },
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "tickets-index",
    method: "GET",
    path: /^\/api\/v2\/tickets$/,
    limit: { trial: 100, suite_professional: undefined, enterprise_plus: undefined },
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "incremental-exports",
    method: "GET",
    path: /^\/api\/v2\/incremental\//,
    limit: { trial: 10, suite_professional: 10, enterprise_plus: 30 },
    windowSeconds: 60,
    per: "account",
    reply: "incremental",
  },
  {
    name: "user-update",
    method: "PUT",
    path: /^\/api\/v2\/users\/\d+$/,
    limit: same(5),
    windowSeconds: 60,
    per: "path",
    reply: "user",
  },
  {
    name: "organization-update",
    method: "PUT",
    path: /^\/api\/v2\/organizations\/\d+$/,
    limit: same(5),
    windowSeconds: 60,
    per: "path",
    reply: "organization",
  },
  {
    name: "search-index",
    method: "GET",
    path: /^\/api\/v2\/search$/,
    limit: same(2500),
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "search-export",
    method: "GET",
    path: /^\/api\/v2\/search\/export$/,
    limit: same(100),
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "ticket-fields-index",
    method: "GET",
    path: /^\/api\/v2\/ticket_fields$/,
    limit: { trial: 20, suite_professional: 300, enterprise_plus: 300 },
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "ticket-fields-update",
    method: "PUT",
    path: /^\/api\/v2\/ticket_fields\/\d+$/,
    limit: { trial: 25, suite_professional: 75, enterprise_plus: 75 },
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "tags-index",
    method: "GET",
    path: /^\/api\/v2\/tags$/,
    limit: { trial: 100, suite_professional: 2000, enterprise_plus: 2000 },
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "ticket-audits-index",
    method: "GET",
    path: /^\/api\/v2\/tickets\/\d+\/audits$/,
    limit: same(500),
    windowSeconds: 60,
    per: "path",
    reply: "standard",
  },
  {
    name: "views-execute",
    method: "GET",
    path: /^\/api\/v2\/views\/\d+\/(execute|tickets)$/,
    limit: same(5),
    windowSeconds: 60,
    per: "path_and_user",
    reply: "standard",
  },
  {
    name: "tickets-destroy",
    method: "DELETE",
    path: /^\/api\/v2\/tickets\/\d+$/,
    limit: same(400),
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "deleted-tickets-index",
    method: "GET",
    path: /^\/api\/v2\/deleted_tickets$/,
    limit: same(10),
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "deleted-tickets-destroy",
    method: "DELETE",
    path: /^\/api\/v2\/deleted_tickets\/\d+$/,
    limit: same(1000),
    windowSeconds: 60,
    per: "account",
    reply: "standard",
  },
  {
    name: "deleted-users-destroy",
    method: "DELETE",
    path: /^\/api\/v2\/deleted_users\/\d+$/,
    limit: same(700),
    windowSeconds: 600,
    per: "account",
    reply: "standard",
  },
];
