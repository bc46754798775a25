import { vi } from "vitest";
import { recordOf } from "../support/standinDesk.ts";
import { emptyStore, World } from "../support/world.ts";
import { instantOf } from "./localTime.ts";
import { openAccount, type PresetAccount, StoryDesk } from "./storyDesk.ts";
import { StoryTicket } from "./storyTicket.ts";

export type Agent = { readonly id: number; readonly name: string; readonly email: string };
export type Customer = { readonly organizationId: number; readonly requesterId: number };

/**
 * One preset at work: the Worker, and a local Zendesk over HTTP whose signed webhooks reach it. Time stands still but
 * where the story says what time it is; the first is Monday 23 November 2026, 08:00 in Shanghai.
 */
export class Story {
  readonly account: PresetAccount;
  readonly desk: StoryDesk;
  readonly world: World;
  readonly #people = new Map<number, string>();
  #now: Date;

  private constructor(account: PresetAccount, now: Date) {
    this.account = account;
    this.#now = now;
    this.desk = new StoryDesk(account.url, account.sinkUrl);
    this.world = new World({
      ZENDESK_URL: account.url,
      ZENDESK_CLIENT_ID: "tierwise_local",
      ZENDESK_CLIENT_SECRET: "standin-client-secret",
      WEBHOOK_SECRET: account.webhookSecret,
    });
  }

  /** The preset as it is, in a new account, seen by the Worker. */
  static async begins(preset: string): Promise<Story> {
    const now = instantOf("mon 08:00");
    const [account] = await Promise.all([openAccount(preset, now), emptyStore()]);
    // Every story of a file begins at the same instant with the same policy, so the isolate compiles it once.
    vi.useFakeTimers({ toFake: ["Date"], now });
    const story = new Story(account, now);
    await story.desk.settle(story.world);
    await story.world.cron("*/5 * * * *", now);
    await story.world.drain();
    return story;
  }

  /** Everybody's clock. */
  async itIs(time: string): Promise<void> {
    const at = instantOf(time);
    const seconds = (at.getTime() - this.#now.getTime()) / 1000;
    if (seconds < 0) throw new Error(`the story is past ${time} already`);
    if (seconds > 0) await this.desk.call("POST", "/__standin/clock", { advance_seconds: seconds });
    this.#now = at;
    vi.setSystemTime(at);
  }

  /** Cron's run of that minute, and all that follows from it. */
  async minute(time: string): Promise<void> {
    await this.itIs(time);
    await this.world.cron("* * * * *", instantOf(time));
    await this.world.drain();
    await this.settle();
  }

  settle(): Promise<number> {
    return this.desk.settle(this.world);
  }

  /** A customer with one person, as its organization's fields tell of it; options of choices as Zendesk names them. */
  async customer(
    facts: { readonly [key: string]: string | number | boolean } = {},
    tags: readonly string[] = [],
  ): Promise<Customer> {
    const organization = await this.desk.make("organization", "/api/v2/organizations", {
      name: `Customer ${crypto.randomUUID()}`,
      organization_fields: facts,
      tags,
    });
    const requester = await this.desk.make("user", "/api/v2/users", {
      name: "Mei",
      email: `${crypto.randomUUID()}@example.com`,
      organization_id: organization.id,
    });
    await this.settle();
    return { organizationId: organization.id, requesterId: requester.id };
  }

  async changeFacts(
    { organizationId }: Customer,
    facts: { readonly [key: string]: string | number | boolean | null },
  ): Promise<void> {
    await this.desk.call("PUT", `/api/v2/organizations/${organizationId}`, {
      organization: { organization_fields: facts },
    });
    await this.settle();
  }

  /** What Zendesk shows as the customer's tier. */
  async tierOf({ organizationId }: Customer): Promise<unknown> {
    const { organization } = await this.desk.call("GET", `/api/v2/organizations/${organizationId}`);
    return recordOf(recordOf(organization)["organization_fields"])["service_tier"];
  }

  /** A person of ours, in one group of the account. */
  async agent(name: string, group = "Support"): Promise<Agent> {
    const email = `${name.toLowerCase()}@example.com`;
    const { id } = await this.desk.make("user", "/api/v2/users", { name, email, role: "agent" });
    const groupId = this.account.groups[group];
    await this.desk.make("group_membership", "/api/v2/group_memberships", { user_id: id, group_id: groupId });
    this.#people.set(id, name);
    return { id, name, email };
  }

  /** A request of the customer, by e-mail or form; `more` as Zendesk's ticket takes it. */
  async comesIn(
    time: string,
    { organizationId, requesterId }: Customer,
    more: { readonly [key: string]: unknown } = {},
  ): Promise<StoryTicket> {
    await this.itIs(time);
    const { id } = await this.desk.make("ticket", "/api/v2/tickets", {
      subject: "A matter",
      comment: { body: "Please help" },
      requester_id: requesterId,
      submitter_id: requesterId,
      organization_id: organizationId,
      ...more,
    });
    await this.settle();
    return new StoryTicket(this, id);
  }

  nameOf(id: number): string {
    const group = Object.entries(this.account.groups).find(([, groupId]) => groupId === id)?.[0];
    return this.#people.get(id) ?? group ?? String(id);
  }
}
