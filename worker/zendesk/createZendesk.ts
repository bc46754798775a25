import { type Apps, createApps } from "./resources/apps.ts";
import { createFields, type Fields } from "./resources/fields.ts";
import { createJobs, type Jobs } from "./resources/jobs.ts";
import { createOrganizations, type Organizations } from "./resources/organizations.ts";
import {
  createSchedules,
  createSlas,
  createTriggers,
  createViews,
  type RulesOf,
  type Schedules,
} from "./resources/rules.ts";
import { createTickets, type Tickets } from "./resources/tickets.ts";
import { createGroups, createUsers, type Groups, type Users } from "./resources/users.ts";
import { createWebhooks, type Webhooks } from "./resources/webhooks.ts";
import type { SlaPolicy, Trigger, View } from "./schemas/rules.ts";
import { createTokenSource, memoryTokenStore, type TokenStore } from "./transport/accessToken.ts";
import { type BudgetGate, memoryBudgetGate } from "./transport/budget.ts";
import { createTransport, type Method } from "./transport/transport.ts";
import type { ZendeskResult } from "./zendeskError.ts";

export type ZendeskOptions = {
  /** E.g. "https://acme.zendesk.com"; a trailing slash is fine. */
  readonly baseUrl: string;
  /** The OAuth client's identifier and secret (Admin Center → Apps and integrations → OAuth clients). */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Audits, fields, SLA policies and schedules need the global scopes. */
  readonly scope?: string;
  readonly fetch?: typeof fetch;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly tokens?: TokenStore;
  readonly budget?: BudgetGate;
  /** Told what Zendesk silently ignored in a request (`x-zendesk-api-warn`). */
  readonly onWarning?: (warning: string) => void;
};

/**
 * Zendesk's API, signed in by OAuth client credentials. Every call answers with a value or a reason, never throws
 * for what can be expected, never retries a refusal by itself, and never calls an endpoint that asked us to wait.
 */
export type Zendesk = {
  readonly tickets: Tickets;
  readonly organizations: Organizations;
  readonly users: Users;
  readonly groups: Groups;
  readonly fields: Fields;
  readonly jobs: Jobs;
  readonly apps: Apps;
  readonly webhooks: Webhooks;
  readonly triggers: RulesOf<Trigger>;
  readonly views: RulesOf<View>;
  readonly slas: RulesOf<SlaPolicy>;
  readonly schedules: Schedules;
  /** A valid bearer token, for tools that sign in by themselves. */
  accessToken(): Promise<ZendeskResult<string>>;
  /** Anything else, with the same sign-in, limits and errors. The answer is unread JSON. */
  request(method: Method, path: string, body?: unknown): Promise<ZendeskResult<unknown>>;
};

export function createZendesk(options: ZendeskOptions): Zendesk {
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  // Called without a receiver: workerd refuses a `fetch` that is called as a method of something else.
  const given = options.fetch;
  const send: typeof fetch = (input, init) => (given === undefined ? fetch(input, init) : given(input, init));
  const now = options.now ?? (() => Date.now());
  const tokens = createTokenSource({
    baseUrl,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    scope: options.scope ?? "read write",
    fetch: send,
    now,
    store: options.tokens ?? memoryTokenStore(),
  });
  const transport = createTransport({
    baseUrl,
    fetch: send,
    now,
    tokens,
    budget: options.budget ?? memoryBudgetGate(),
    onWarning: options.onWarning ?? (() => undefined),
  });
  return {
    tickets: createTickets(transport),
    organizations: createOrganizations(transport),
    users: createUsers(transport),
    groups: createGroups(transport),
    fields: createFields(transport),
    jobs: createJobs(transport),
    apps: createApps(transport),
    webhooks: createWebhooks(transport),
    triggers: createTriggers(transport),
    views: createViews(transport),
    slas: createSlas(transport),
    schedules: createSchedules(transport),
    accessToken: () => tokens.current(),
    request: (method, path, body) =>
      transport.request({ method, path, ...(body === undefined ? {} : { body }) }),
  };
}
