import { TASK_FIELDS, type TaskField } from "#core";
import { recordOf } from "../support/standinDesk.ts";
import type { Story } from "./story.ts";
import { StoryTicket } from "./storyTicket.ts";

/** What people see of visits and callbacks in a story's Zendesk: task tickets and their fields. */
export class TaskDesk {
  readonly #story: Story;
  #ids: ReadonlyMap<unknown, unknown> | null = null;

  constructor(story: Story) {
    this.#story = story;
  }

  /** These fields as a ticket takes them. */
  async fields(
    values: { readonly [Field in TaskField]?: string | boolean },
  ): Promise<{ readonly [key: string]: unknown }> {
    const ids = (this.#ids ??= await this.#fieldIds());
    const custom = Object.entries(TASK_FIELDS).flatMap(([field, title]) => {
      const value = Object.entries(values).find(([key]) => key === field)?.[1];
      return value === undefined ? [] : [{ id: ids.get(title), value }];
    });
    return { custom_fields: custom };
  }

  /** Ids of the tickets with this external id. */
  async withExternalId(externalId: string): Promise<readonly number[]> {
    const path = `/api/v2/tickets?external_id=${encodeURIComponent(externalId)}`;
    const { tickets } = await this.#story.desk.call("GET", path);
    return Array.isArray(tickets) ? tickets.map((ticket) => Number(recordOf(ticket)["id"])) : [];
  }

  /** The tasks of callbacks about a ticket or visit. */
  async callbacksAbout(
    ticketId: number,
  ): Promise<readonly { readonly id: number; readonly externalId: string }[]> {
    const { tickets } = await this.#story.desk.call("GET", "/api/v2/tickets?page[size]=100");
    return (Array.isArray(tickets) ? tickets.map(recordOf) : [])
      .map(({ id, external_id: externalId }) => ({ id: Number(id), externalId: String(externalId) }))
      .filter(({ externalId }) => externalId.startsWith(`tierwise:callback:${ticketId}:`));
  }

  /** The only one there is about it. */
  async callbackAbout(
    ticketId: number,
  ): Promise<{ readonly externalId: string; readonly ticket: StoryTicket }> {
    const [task, ...others] = await this.callbacksAbout(ticketId);
    if (task === undefined || others.length > 0) {
      throw new Error(`${task === undefined ? "no callback" : "more than one"} about ${ticketId}`);
    }
    return { externalId: task.externalId, ticket: new StoryTicket(this.#story, task.id) };
  }

  async #fieldIds(): Promise<ReadonlyMap<unknown, unknown>> {
    const { ticket_fields: fields } = await this.#story.desk.call("GET", "/api/v2/ticket_fields");
    const known = Array.isArray(fields) ? fields.map(recordOf) : [];
    return new Map(known.map(({ title, id }) => [title, id]));
  }
}
