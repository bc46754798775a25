import * as v from "valibot";
import { vi } from "vitest";
import type { HelpDesk } from "./helpDesk.ts";

const ADMIN = "1";

export type Customer = { readonly organizationId: number; readonly requesterId: number };

const created = <Key extends string>(key: Key) => v.object({ [key]: v.object({ id: v.number() }) });

const Ticket = v.object({
  ticket: v.object({
    status: v.string(),
    priority: v.nullable(v.string()),
    tags: v.array(v.string()),
    follower_ids: v.array(v.number()),
    custom_fields: v.array(v.object({ id: v.number(), value: v.unknown() })),
  }),
});
const Fields = v.object({ ticket_fields: v.array(v.object({ id: v.number(), title: v.string() })) });
const Comments = v.object({ comments: v.array(v.object({ body: v.string(), public: v.boolean() })) });
const Installations = v.object({
  installations: v.array(v.object({ id: v.number(), settings: v.record(v.string(), v.unknown()) })),
});
const Organization = v.object({
  organization: v.object({ organization_fields: v.record(v.string(), v.unknown()) }),
});

/** What a story does to the local Zendesk beside the browser, and sees there. */
export type PromiseAccount = ReturnType<typeof openPromiseAccount>;

export function openPromiseAccount(help: HelpDesk) {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await help.api(ADMIN, method, path, body);
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const idOf = async (key: string, path: string, body: unknown): Promise<number> => {
    const { [key]: record } = v.parse(created(key), await ask("POST", path, { [key]: body }));
    if (record === undefined) throw new Error(`no ${key}`);
    return record.id;
  };
  const ticketOf = async (id: number) => v.parse(Ticket, await ask("GET", `/api/v2/tickets/${id}`)).ticket;
  const installation = async () => {
    const [only] = v.parse(Installations, await ask("GET", "/api/v2/apps/installations")).installations;
    if (only === undefined) throw new Error("the app is not installed");
    return only;
  };
  return {
    async customer(name: string, facts: { readonly [fact: string]: number }): Promise<Customer> {
      const organizationId = await idOf("organization", "/api/v2/organizations", {
        name,
        organization_fields: facts,
      });
      const requesterId = await idOf("user", "/api/v2/users", {
        name: `${name}'s buyer`,
        email: `${organizationId}@customer.test`,
        organization_id: organizationId,
      });
      return { organizationId, requesterId };
    },

    /** A ticket that came in at `at`, by Zendesk's clock; it has its service level when this returns. */
    async ticket(
      { requesterId }: Customer,
      subject: string,
      { at, tags = [] }: { readonly at?: Date; readonly tags?: readonly string[] } = {},
    ): Promise<number> {
      if (at !== undefined) await help.desk.standin.setClock(at);
      const id = await idOf("ticket", "/api/v2/tickets", {
        subject,
        requester_id: requesterId,
        tags,
        comment: { body: "Nothing moves any more.", author_id: requesterId },
      });
      if (at !== undefined) await help.desk.standin.setClock(null);
      await vi.waitUntil(async () => (await ticketOf(id)).tags.some((tag) => tag.startsWith("sla_")), {
        timeout: 30_000,
        interval: 200,
      });
      return id;
    },

    ticketOf,

    async fieldOf(id: number, title: string): Promise<unknown> {
      const { ticket_fields } = v.parse(Fields, await ask("GET", "/api/v2/ticket_fields"));
      const field = ticket_fields.find((each) => each.title === title);
      return (await ticketOf(id)).custom_fields.find((each) => each.id === field?.id)?.value;
    },

    async internalNotesOf(id: number): Promise<readonly string[]> {
      const { comments } = v.parse(Comments, await ask("GET", `/api/v2/tickets/${id}/comments`));
      return comments.filter((each) => !each.public).map(({ body }) => body);
    },

    async organizationFieldsOf({ organizationId }: Customer): Promise<{ readonly [key: string]: unknown }> {
      const found = await ask("GET", `/api/v2/organizations/${organizationId}`);
      return v.parse(Organization, found).organization.organization_fields;
    },

    change: (path: string, body: unknown) => ask("PUT", path, body),

    async setFacts({ organizationId }: Customer, facts: { readonly [fact: string]: number }): Promise<void> {
      await ask("PUT", `/api/v2/organizations/${organizationId}`, {
        organization: { organization_fields: facts },
      });
    },

    async installationId(): Promise<number> {
      return (await installation()).id;
    },

    async savePolicy(policy: string): Promise<void> {
      const { id, settings } = await installation();
      await ask("PUT", `/api/v2/apps/installations/${id}`, { settings: { ...settings, policy } });
    },
  };
}
