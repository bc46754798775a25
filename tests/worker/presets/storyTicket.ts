import { expect } from "vitest";
import type { Brief, BriefPromise } from "#core";
import { recordOf } from "../support/standinDesk.ts";
import { token } from "../support/token.ts";
import { localTime, minutesAfter } from "./localTime.ts";
import type { Agent, Story } from "./story.ts";
import { workerChanges } from "./workerChanges.ts";

type Changes = { readonly [key: string]: unknown };

/** A customer's request in a story: what people do on it, what the Worker did on it, what the sidebar shows of it. */
export class StoryTicket {
  readonly id: number;
  readonly #story: Story;
  #audits = 0;

  constructor(story: Story, id: number) {
    this.#story = story;
    this.id = id;
  }

  /** What the Worker has changed in Zendesk since the last time this was asked, as the ticket's own audits have it. */
  async news(): Promise<readonly string[]> {
    const { audits } = await this.#story.desk.call("GET", `/api/v2/tickets/${this.id}/audits?page[size]=100`);
    const all = Array.isArray(audits) ? audits.map(recordOf) : [];
    const fresh = all.slice(this.#audits);
    this.#audits = all.length;
    return workerChanges(fresh, this.#story);
  }

  /** Nothing a minute before; in that minute exactly this, once: also when cron runs it twice. */
  async hears(time: string, changes: readonly unknown[]): Promise<void> {
    await this.#story.minute(minutesAfter(time, -1));
    expect(await this.news(), `before ${time}`).toEqual([]);
    await this.#story.minute(time);
    expect(await this.news(), `at ${time}`).toEqual(changes);
    await this.#story.minute(time);
    expect(await this.news(), `again at ${time}`).toEqual([]);
  }

  async record(): Promise<{ readonly [key: string]: unknown }> {
    return recordOf((await this.#story.desk.call("GET", `/api/v2/tickets/${this.id}`))["ticket"]);
  }

  /** The SLA tags in Zendesk. */
  async level(): Promise<readonly string[]> {
    const { tags } = await this.record();
    return (Array.isArray(tags) ? tags.map(String) : []).filter((tag) => tag.startsWith("sla_"));
  }

  /** A public reply of an agent, with what else is saved with it. */
  answeredBy(agent: Agent, time: string, changes: Changes = {}): Promise<readonly string[]> {
    return this.saved(time, { comment: { body: "Here is the answer", public: true }, ...changes }, agent.id);
  }

  async customerWrites(time: string, requesterId: number): Promise<void> {
    await this.#story.itIs(time);
    const path = `/api/v2/requests/${this.id}`;
    await this.#story.desk.call("PUT", path, { request: { comment: { body: "And now?" } } }, requesterId);
    await this.#story.settle();
  }

  /** A save in Zendesk by a person (the admin where nobody is named), and what the Worker did on hearing of it. */
  async saved(time: string, changes: Changes, userId = 1): Promise<readonly string[]> {
    await this.#story.itIs(time);
    await this.#story.desk.call("PUT", `/api/v2/tickets/${this.id}`, { ticket: changes }, userId);
    await this.#story.settle();
    return this.news();
  }

  async brief(): Promise<Brief> {
    const headers = { authorization: `Bearer ${await token()}` };
    const request = new Request(`https://tierwise.test/api/tickets/${this.id}/brief`, { headers });
    const response = await this.#story.world.fetch(request);
    if (!response.ok) throw new Error(`no brief: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Keys of the replies the sidebar offers, best first. */
  async replies(): Promise<readonly string[]> {
    return (await this.brief()).replies.map(({ key }) => key);
  }

  async segments(): Promise<readonly string[]> {
    return (await this.brief()).segments.map(({ key }) => key);
  }

  /** The open promises as the sidebar lists them: "first_reply running due mon 09:15". */
  async promises(): Promise<readonly string[]> {
    return ((await this.brief()).promises ?? []).map(wordsOf);
  }
}

function wordsOf({ key, state, dueAt }: BriefPromise): string {
  const due = dueAt === null ? "" : ` due ${localTime(dueAt)}`;
  return `${key} ${state}${due}`;
}
