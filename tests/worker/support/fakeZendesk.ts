import { vi } from "vitest";
import { CALLBACK_FIELDS, madeTickets } from "./madeTickets.ts";

export type FakeTicket = {
  id: number;
  status: string;
  priority: string | null;
  type: string | null;
  tags: string[];
  organization_id: number | null;
  requester_id: number | null;
  assignee_id: number | null;
  group_id: number | null;
  brand_id: number | null;
  ticket_form_id: number | null;
  external_id: string | null;
  due_at: string | null;
  subject: string;
  via: { channel: string };
  custom_fields: { id: number; value: unknown }[];
  satisfaction_rating: { score: string; comment?: string } | null;
  created_at: string;
  updated_at: string;
};

export type FakeOrganization = {
  id: number;
  name: string;
  tags: string[];
  organization_fields: { [key: string]: unknown };
  updated_at: string;
};

/** One save of a ticket, as the export of ticket events shows it. */
export type FakeSave = {
  ticket_id: number;
  created_at: string;
  updater_id: number;
  child_events: { [key: string]: unknown }[];
};

/** Whom the Worker's own credentials act as. */
export const OWN_USER = 2;
/** Whoever is assigned by e-mail. */
const AGENT_BY_EMAIL = 90;
export const LEVEL_FIELD_ID = 9001;
export const FIRST_CONTACT_FIELD_ID = 9002;
export const TIER_FIELD_ID = 9101;
export const SPEND_FIELD_ID = 9102;
export const URL_OF_FAKE = "https://zendesk.test";

type Logged = { readonly method: string; readonly path: string; readonly body: unknown };
type Fault = { match: RegExp; status: number; times: number; retryAfter: string | null };

/** As much of Zendesk as these tests ask for, answering the Worker's own `fetch`. Time stands still unless moved. */
export class FakeZendesk {
  readonly tickets = new Map<number, FakeTicket>();
  readonly organizations = new Map<number, FakeOrganization>();
  readonly users = new Map<number, Record<string, unknown>>();
  /** Names of the groups that users are in. */
  readonly groupsOfUsers = new Map<number, readonly string[]>();
  readonly saves: FakeSave[] = [];
  readonly requests: Logged[] = [];
  readonly faults: Fault[] = [];
  /** What the rate headers of every reply say; null: none. */
  budget: { limit: number; remaining: number; resetSeconds: number } | null = null;
  readonly notified: unknown[] = [];
  readonly jobs = new Map<string, { status: string; results: unknown[] }>();
  policy = "preset: it-services";
  replies = "";
  /** Other plain settings of the app. */
  readonly settings: { [name: string]: string } = {};
  isInstalled = true;
  hasLevelField = true;
  /** "held": jobs stay queued until `finishJobs`. */
  jobMode: "at_once" | "held" = "at_once";
  now = "2026-11-22T10:00:00Z";
  #heldJobs: (() => void)[] = [];

  start(): this {
    vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => this.#answer(new Request(input, init)));
    return this;
  }

  /** API calls, without the sign-in. */
  calls(match = /./): Logged[] {
    return this.requests.filter(({ method, path }) => match.test(`${method} ${path}`));
  }

  forget(): void {
    this.requests.length = 0;
    this.notified.length = 0;
  }

  fail(match: RegExp, status: number, times = 1, retryAfter: string | null = "7"): void {
    this.faults.push({ match, status, times, retryAfter });
  }

  finishJobs(): void {
    for (const finish of this.#heldJobs.splice(0)) finish();
  }

  addOrganization(
    id: number,
    fields: { [key: string]: unknown } = {},
    name = `Organization ${id}`,
  ): FakeOrganization {
    const organization = { id, name, tags: [], organization_fields: fields, updated_at: this.now };
    this.organizations.set(id, organization);
    return organization;
  }

  addTicket(id: number, changes: Partial<FakeTicket> = {}): FakeTicket {
    const ticket: FakeTicket = {
      id,
      status: "open",
      priority: null,
      type: null,
      tags: [],
      organization_id: null,
      requester_id: 501,
      assignee_id: null,
      group_id: 1,
      brand_id: 2,
      ticket_form_id: 3,
      external_id: null,
      due_at: null,
      subject: "A subject nobody keeps",
      via: { channel: "web" },
      custom_fields: [],
      satisfaction_rating: null,
      created_at: this.now,
      updated_at: this.now,
      ...changes,
    };
    this.tickets.set(id, ticket);
    return ticket;
  }

  addUser(id: number, changes: Record<string, unknown> = {}): void {
    const user = { id, name: `User ${id}`, role: "agent", active: true, suspended: false, user_fields: {} };
    this.users.set(id, { ...user, ...changes });
  }

  levelOf(id: number): unknown {
    return this.tickets.get(id)?.custom_fields.find((field) => field.id === LEVEL_FIELD_ID)?.value ?? null;
  }

  tierOf(id: number): unknown {
    return this.organizations.get(id)?.organization_fields["service_tier"] ?? null;
  }

  async #answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.origin !== URL_OF_FAKE) throw new Error(`unexpected request to ${url.origin}`);
    const path = url.pathname + decodeURIComponent(url.search);
    const text = await request.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    if (url.pathname === "/oauth/tokens") {
      return Response.json({
        access_token: "t",
        token_type: "bearer",
        scope: "read write",
        expires_in: 1800,
      });
    }
    this.requests.push({ method: request.method, path, body });
    const fault = this.faults.find(
      ({ match, times }) => times > 0 && match.test(`${request.method} ${path}`),
    );
    if (fault !== undefined) {
      fault.times -= 1;
      const headers = new Headers(fault.retryAfter === null ? {} : { "retry-after": fault.retryAfter });
      return Response.json({ error: "Fault", description: "as asked" }, { status: fault.status, headers });
    }
    const reply = this.#route(`${request.method} ${url.pathname}`, url, body);
    if (this.budget === null) return reply;
    const { limit, remaining, resetSeconds } = this.budget;
    reply.headers.set("ratelimit-limit", String(limit));
    reply.headers.set("ratelimit-remaining", String(remaining));
    reply.headers.set("ratelimit-reset", String(resetSeconds));
    return reply;
  }

  #route(route: string, url: URL, body: unknown): Response {
    const ids = (url.searchParams.get("ids") ?? "").split(",");
    const { tickets, organizations } = this;
    if (route === "GET /api/v2/apps/installations") {
      const settings = { ...this.settings, name: "Tierwise", policy: this.policy, replies: this.replies };
      return Response.json({
        installations: this.isInstalled ? [{ id: 77, app_id: 70, enabled: true, settings }] : [],
      });
    }
    if (route === "POST /api/v2/apps/notify") {
      this.notified.push(body);
      return new Response(null, { status: 200 });
    }
    if (route === "GET /api/v2/groups") {
      return Response.json({ groups: [{ id: 801, name: "Counter" }], meta: { has_more: false } });
    }
    if (route === "GET /api/v2/ticket_fields") {
      const field = { id: LEVEL_FIELD_ID, type: "tagger", title: "Service level", active: true };
      const contact = { id: FIRST_CONTACT_FIELD_ID, type: "lookup", title: "First contact", active: true };
      const fields = [...(this.hasLevelField ? [field] : []), contact, ...CALLBACK_FIELDS];
      return Response.json({ ticket_fields: fields, meta: { has_more: false } });
    }
    if (route === "GET /api/v2/organization_fields") {
      const fields = [
        { id: TIER_FIELD_ID, key: "service_tier", type: "dropdown", title: "Service tier" },
        { id: SPEND_FIELD_ID, key: "yearly_it_spend", type: "integer", title: "Spend" },
        { id: 9103, key: "unrelated", type: "integer", title: "Unrelated" },
      ];
      return Response.json({ organization_fields: fields, meta: { has_more: false } });
    }
    if (route === "GET /api/v2/tickets/show_many") {
      return Response.json({ tickets: ids.flatMap((id) => tickets.get(Number(id)) ?? []) });
    }
    if (route === "GET /api/v2/organizations/show_many") {
      return Response.json({ organizations: ids.flatMap((id) => organizations.get(Number(id)) ?? []) });
    }
    if (route === "GET /api/v2/users/show_many") {
      return Response.json({ users: ids.flatMap((id) => this.users.get(Number(id)) ?? []) });
    }
    if (route === "GET /api/v2/users/me") {
      return Response.json({ user: { id: OWN_USER, name: "Tierwise", role: "admin" } });
    }
    const member = /^GET \/api\/v2\/users\/(?<id>\d+)\/groups$/.exec(route)?.groups?.["id"];
    if (member !== undefined) {
      const names = this.groupsOfUsers.get(Number(member)) ?? [];
      const groups = names.map((name, index) => ({ id: 810 + index, name }));
      return Response.json({ groups, meta: { has_more: false } });
    }
    if (route === "GET /api/v2/job_statuses/show_many") {
      const shown = ids.flatMap((id) => {
        const job = this.jobs.get(id);
        return job === undefined ? [] : [{ id, ...job }];
      });
      return Response.json({ job_statuses: shown });
    }
    if (route === "PUT /api/v2/tickets/update_many")
      return this.#job(listOf(body, "tickets"), (item) => this.#changeTicket(item));
    if (route === "PUT /api/v2/organizations/update_many") {
      return this.#job(listOf(body, "organizations"), (item) => this.#changeOrganization(item));
    }
    if (route === "GET /api/v2/incremental/tickets/cursor") {
      const since = url.searchParams.get("cursor") ?? "";
      const page = [...tickets.values()].filter(({ updated_at }) => updated_at > since);
      const last =
        page
          .map(({ updated_at }) => updated_at)
          .toSorted((a, b) => (a < b ? -1 : 1))
          .at(-1) ?? since;
      return Response.json({ tickets: page, after_cursor: last, end_of_stream: true });
    }
    if (route === "GET /api/v2/incremental/organizations") {
      const since = Number(url.searchParams.get("start_time"));
      const page = [...organizations.values()].filter(
        ({ updated_at }) => Date.parse(updated_at) / 1000 >= since,
      );
      const end = Math.max(since, ...page.map(({ updated_at }) => Date.parse(updated_at) / 1000));
      return Response.json({
        organizations: page,
        count: page.length,
        end_of_stream: true,
        end_time: end,
        next_page: null,
      });
    }
    const made = madeTickets(this, route, url, body, (items, make) => this.#job(items, make));
    if (made !== null) return made;
    if (route === "GET /api/v2/incremental/ticket_events") {
      const since = Number(url.searchParams.get("start_time"));
      const newest = Date.parse(this.now) / 1000 - 60;
      const secondOf = ({ created_at }: FakeSave): number => Date.parse(created_at) / 1000;
      const page = this.saves.filter((save) => secondOf(save) >= since && secondOf(save) <= newest);
      return Response.json({
        ticket_events: page.map((save, index) => ({ id: index + 1, event_type: "Audit", ...save })),
        count: page.length,
        end_of_stream: true,
        end_time: page.length === 0 ? null : Math.max(...page.map(secondOf)),
        next_page: null,
      });
    }
    const audited = /^GET \/api\/v2\/tickets\/(?<id>\d+)\/audits$/.exec(route)?.groups?.["id"];
    if (audited !== undefined) {
      const saves = this.saves.filter(({ ticket_id }) => ticket_id === Number(audited));
      return Response.json({ audits: saves.map(auditOf), meta: { has_more: false } });
    }
    const single = /^PUT \/api\/v2\/(?<kind>tickets|organizations)\/(?<id>\d+)$/.exec(route)?.groups;
    if (single?.["kind"] === "tickets") return this.#single("ticket", Number(single["id"]), body);
    if (single?.["kind"] === "organizations") return this.#single("organization", Number(single["id"]), body);
    return Response.json({ error: "InvalidEndpoint", description: `Not found: ${route}` }, { status: 404 });
  }

  #single(kind: "ticket" | "organization", id: number, body: unknown): Response {
    const change = { ...recordOf(recordOf(body)[kind]), id };
    const changed = kind === "ticket" ? this.#changeTicket(change) : this.#changeOrganization(change);
    if (changed === "missing")
      return Response.json({ error: "RecordNotFound", description: "Not found" }, { status: 404 });
    if (changed === "outdated") return Response.json({ error: "UpdateConflict" }, { status: 409 });
    if (changed === "closed") {
      const details = { status: [{ description: "Status: closed prevents ticket update" }] };
      return Response.json(
        { error: "RecordInvalid", description: "Record validation errors", details },
        { status: 422 },
      );
    }
    return Response.json({ [kind]: kind === "ticket" ? this.tickets.get(id) : this.organizations.get(id) });
  }

  #job(
    items: readonly Record<string, unknown>[],
    change: (item: Record<string, unknown>, place: number) => string | Record<string, unknown>,
  ): Response {
    const id = `V3-${String(this.jobs.size + 1).padStart(20, "0")}`;
    const job = { status: "queued", results: [] as unknown[] };
    this.jobs.set(id, job);
    const finish = (): void => {
      job.status = "completed";
      job.results = items.map((item, place) => {
        const outcome = change(item, place);
        if (typeof outcome === "object") return outcome;
        if (outcome === "done") return { action: "update", id: item["id"], status: "Updated", success: true };
        return { id: item["id"], error: "RecordInvalid", details: outcome };
      });
    };
    if (this.jobMode === "at_once") finish();
    else this.#heldJobs.push(finish);
    return Response.json({
      job_status: { id, status: "queued", total: items.length, progress: 0, message: null, results: null },
    });
  }

  #changeTicket(change: Record<string, unknown>): "done" | "missing" | "closed" | "outdated" {
    const ticket = this.tickets.get(Number(change["id"]));
    if (ticket === undefined) return "missing";
    if (ticket.status === "closed") return "closed";
    if (change["safe_update"] === true && change["updated_stamp"] !== ticket.updated_at) return "outdated";
    for (const field of listOf(change, "custom_fields")) {
      const before = ticket.custom_fields.find(({ id }) => id === field["id"])?.value;
      const value = field["value"];
      ticket.tags = ticket.tags.filter((tag) => tag !== before);
      if (typeof value === "string") ticket.tags.push(value);
      ticket.custom_fields = [
        ...ticket.custom_fields.filter(({ id }) => id !== field["id"]),
        { id: Number(field["id"]), value },
      ];
    }
    const removed = textsOf(change["remove_tags"]);
    const added = textsOf(change["additional_tags"]);
    ticket.tags = [...new Set([...ticket.tags, ...added])].filter((tag) => !removed.includes(tag));
    if (typeof change["priority"] === "string") ticket.priority = change["priority"];
    if (typeof change["assignee_id"] === "number") ticket.assignee_id = change["assignee_id"];
    if (typeof change["assignee_email"] === "string") ticket.assignee_id = AGENT_BY_EMAIL;
    if (typeof change["status"] === "string") ticket.status = change["status"];
    if (typeof change["due_at"] === "string") ticket.due_at = change["due_at"];
    ticket.updated_at = this.now;
    return "done";
  }

  #changeOrganization(change: Record<string, unknown>): "done" | "missing" {
    const organization = this.organizations.get(Number(change["id"]));
    if (organization === undefined) return "missing";
    Object.assign(organization.organization_fields, recordOf(change["organization_fields"]));
    organization.updated_at = this.now;
    return "done";
  }
}

/** The same save as an audit tells it. */
function auditOf({ ticket_id, created_at, updater_id, child_events }: FakeSave, index: number): unknown {
  const events = child_events.flatMap(({ event_type: type, previous_value, ...rest }): unknown[] => {
    if (type === "Comment") return [{ type, ...rest }];
    return Object.entries(rest).map(([field_name, value]) => ({ type, field_name, value, previous_value }));
  });
  return { id: index + 1, ticket_id, author_id: updater_id, created_at, events };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function listOf(value: unknown, key: string): readonly Record<string, unknown>[] {
  const list = recordOf(value)[key];
  return Array.isArray(list) ? list.map(recordOf) : [];
}
