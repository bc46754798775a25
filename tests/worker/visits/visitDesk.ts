import { ticketEvent } from "../support/events.ts";
import type { FakeTicket } from "../support/fakeZendesk.ts";
import { World } from "../support/world.ts";

/** VIPs are owed four visits a year; an office open Monday to Friday 09:00 to 17:00 in Shanghai; everything of visits on. */
export const POLICY = `
preset: it-services
schedules:
  - key: office
    title: Office
    zone: Asia/Shanghai
    week: { mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"], thu: ["09:00-17:00"], fri: ["09:00-17:00"] }
visits:
  confirmBefore: 1h
  recordSameDay: true
  resultNextMorning: true
  needsSignature: true
  needsNote: true
  mayRefuseEngineer: true
callbacks: []
`;

/** November 2026 in Shanghai: "24 09:30". The 24th is a Tuesday. */
export const sh = (text: string): string => {
  const [day = "", time = "00:00"] = text.split(" ");
  return new Date(Date.parse(`2026-11-${day}T${time}:00+08:00`)).toISOString().replace(".000Z", "Z");
};

export const AGENT = 21;
export const OTHER = 22;

/** A desk on which visits are planned and made, as people do it in Zendesk. */
export class VisitDesk extends World {
  readonly sent: Record<string, unknown>[] = [];

  async open(): Promise<void> {
    this.zendesk.policy = POLICY;
    this.zendesk.now = sh("02 08:00");
    this.zendesk.addOrganization(10, { yearly_it_spend: 900_000, influence: 5 }, "Acme");
    await this.arrive(ticketEvent("created", this.zendesk.addTicket(1, { organization_id: 10 })));
  }

  /** A visit planned by hand: a task with kind and stage, no id of ours. */
  async plan(id: number, at: string, changes: Partial<FakeTicket> = {}): Promise<FakeTicket> {
    this.zendesk.now = sh(at);
    const task = this.zendesk.addTicket(id, {
      organization_id: 10,
      type: "task",
      tags: ["visit_onsite", "visit_is_planned"],
      assignee_id: AGENT,
      ...changes,
    });
    await this.says("created", task);
    return task;
  }

  /** Somebody changes the task, and Zendesk says so. */
  async change(
    id: number,
    at: string,
    changes: Partial<FakeTicket>,
    type = "tags_changed",
    event: unknown = {},
  ): Promise<void> {
    this.zendesk.now = sh(at);
    const task = this.task(id);
    Object.assign(task, changes, { updated_at: sh(at) });
    await this.says(type, task, event);
  }

  stage(id: number, at: string, stage: string, more: readonly string[] = []): Promise<void> {
    const tags = this.task(id).tags.filter((tag) => !tag.startsWith("visit_is_"));
    return this.change(id, at, { tags: [...tags, `visit_is_${stage}`, ...more] });
  }

  move(id: number, at: string, due: string): Promise<void> {
    const previous = this.task(id).due_at;
    return this.change(id, at, { due_at: sh(due) }, "task_due_at_changed", { current: sh(due), previous });
  }

  async says(type: string, task: FakeTicket, event: unknown = {}): Promise<void> {
    const said = ticketEvent(type, task, event);
    this.sent.push(said);
    await this.arrive(said);
  }

  /** The minute's run at that time. */
  async minute(at: string): Promise<void> {
    this.zendesk.now = sh(at);
    await this.cron("* * * * *", new Date(sh(at)));
    await this.drain();
  }

  task(id: number): FakeTicket {
    const task = this.zendesk.tickets.get(id);
    if (task === undefined) throw new Error(`no ticket ${id}`);
    return task;
  }

  /** What was written on a ticket, note and tags of each write. */
  written(
    id: number,
  ): readonly { note: string | undefined; tags: unknown; assignee: unknown; followers: unknown }[] {
    const bodies = this.zendesk.requests.flatMap(({ method, path, body }) => {
      const { ticket, tickets } = (body ?? {}) as {
        ticket?: object;
        tickets?: { id: number }[];
      };
      if (method === "PUT" && path.startsWith("/api/v2/tickets/update_many")) {
        return (tickets ?? []).filter((one) => one.id === id);
      }
      return method === "PUT" && path === `/api/v2/tickets/${id}` && ticket !== undefined ? [ticket] : [];
    });
    return bodies.map((body) => {
      const {
        comment,
        additional_tags: tags,
        assignee_id: assignee,
        followers,
      } = body as {
        comment?: { body: string };
        additional_tags?: unknown;
        assignee_id?: unknown;
        followers?: unknown;
      };
      return { note: comment?.body, tags, assignee, followers };
    });
  }

  tagsWritten(id: number): readonly unknown[] {
    return this.written(id).flatMap(({ tags }) => (tags === undefined ? [] : tags));
  }

  counts(): Promise<Record<string, unknown>[]> {
    return this.rows(
      `SELECT id, organization_id AS org, on_date AS "on", cause, actor_id AS actor, reversed_by AS reversedBy
       FROM visit_counts ORDER BY visit_id, id`,
    );
  }
}
