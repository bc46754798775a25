import { vi } from "vitest";
import { ticketEvent } from "../support/events.ts";
import type { FakeTicket } from "../support/fakeZendesk.ts";
import { ANSWERS_FIELD_ID, CAUSE_FIELD_ID } from "../support/madeTickets.ts";
import { World } from "../support/world.ts";

/** Open round the clock; the customer may be called on weekdays 09:30–11:30 and 14:00–17:30, all in UTC. */
export const AFTER_SOLVING = `
preset: it-services
facts:
  - { key: first_purchase_on, title: { en: First purchase }, kind: date }
schedules:
  - key: plain
    title: { en: Plain }
    zone: UTC
    week: { mon: &all ["00:00-24:00"], tue: *all, wed: *all, thu: *all, fri: *all, sat: *all, sun: *all }
roles:
  - { key: caller, title: { en: Caller }, resolve: [{ by: agent, email: caller@example.com }] }
  - { key: lead, title: { en: Team lead }, resolve: [{ by: agent, email: lead@example.com }] }
callbacks:
  - key: after_solution
    title: { en: After a solution }
    purpose: { en: Is it solved? }
    trigger: { on: event, event: ticket_solved }
    within: 24h
    schedule: plain
    who: [caller]
    lead: lead
    questions: [{ key: score, title: { en: Score }, required: true }]
    attempts: { atMost: 3, next: half_day }
    outcomes: { dissatisfied: { causeRequired: true, actions: [{ do: tag, tag: callback_complaint }] } }
`;
/** With recurring care beside it. */
const POLICY = `${AFTER_SOLVING}  - key: welcome
    title: { en: Welcome }
    purpose: { en: Welcome the customer }
    trigger: { on: event, event: first_purchase }
    within: 3wd
    schedule: plain
    who: [caller]
`;

let days = 0;

/** A Monday on which customers' tickets are solved; times are "HH:MM", "24 HH:MM" is the Tuesday. */
export class CallDesk extends World {
  constructor(policy = POLICY) {
    super();
    days += 1;
    vi.useFakeTimers({ toFake: ["Date"], now: instantOf("09:00").getTime() + days });
    this.zendesk.policy = policy;
    this.zendesk.now = secondOf("09:00");
  }

  /** A customer's ticket, known to the ledger. */
  async aTicket(id: number, changes: Partial<FakeTicket> = {}): Promise<FakeTicket> {
    if (!this.zendesk.organizations.has(55)) this.zendesk.addOrganization(55, {}, "A company");
    const ticket = this.zendesk.addTicket(id, { organization_id: 55, requester_id: 501, ...changes });
    await this.arrive(ticketEvent("created", { ...ticket }));
    return ticket;
  }

  status(ticket: FakeTicket, status: string, time: string): unknown {
    const previous = ticket.status;
    Object.assign(ticket, { status, updated_at: secondOf(time) });
    return ticketEvent(
      "status_changed",
      { ...ticket, tags: [...ticket.tags] },
      { current: status.toUpperCase(), previous: previous.toUpperCase() },
    );
  }

  wrote(ticket: FakeTicket, time: string): unknown {
    Object.assign(ticket, { updated_at: secondOf(time) });
    const author = { id: "501", is_staff: false, name: "A name" };
    return ticketEvent(
      "comment_added",
      { ...ticket },
      { comment: { id: "77", body: "A text", is_public: true, author } },
    );
  }

  /** What an agent sets on a callback's task in one save, by default with the answer that is required; the event for it. */
  result(
    task: FakeTicket,
    result: string,
    time: string,
    others: { cause?: string; answers?: string; status?: string } = {},
  ) {
    const tags = task.tags.filter((tag) => !/^callback_(?!rule_|about_)/.test(tag));
    Object.assign(task, {
      tags: [...tags, `callback_${result}`],
      updated_at: secondOf(time),
      status: others.status ?? task.status,
      custom_fields: [
        ...task.custom_fields.filter(({ id }) => id < 9201 || id > 9203),
        { id: 9201, value: `callback_${result}` },
        { id: CAUSE_FIELD_ID, value: others.cause ?? null },
        { id: ANSWERS_FIELD_ID, value: others.answers ?? "score: 3" },
      ],
    });
    return ticketEvent("tags_changed", { ...task, tags: [...task.tags] });
  }

  async hears(time: string, ...events: readonly unknown[]): Promise<void> {
    this.itIs(time);
    await this.arrive(...events);
  }

  async minute(time: string): Promise<void> {
    this.itIs(time);
    await this.cron("* * * * *", instantOf(time));
    await this.drain();
  }

  /** Zendesk's exports are read. */
  async sweep(time: string): Promise<void> {
    this.itIs(time);
    await this.cron("*/5 * * * *", instantOf(time));
    await this.drain();
  }

  /** What the export of ticket events will show of a save, whether a webhook tells of it or not. */
  saved(ticket: FakeTicket, time: string, change: { readonly [field: string]: unknown }): void {
    this.zendesk.saves.push({
      ticket_id: ticket.id,
      created_at: secondOf(time),
      updater_id: 3,
      child_events: [{ event_type: "Change", ...change }],
    });
  }

  itIs(time: string): void {
    vi.setSystemTime(instantOf(time).getTime() + days);
    this.zendesk.now = secondOf(time);
  }

  /** Tasks in Zendesk, as they were made; the first by default must be there. */
  tasks(): readonly FakeTicket[] {
    return [...this.zendesk.tickets.values()].filter(({ external_id: id }) =>
      id?.startsWith("tierwise:callback:"),
    );
  }

  task(place = 0): FakeTicket {
    const task = this.tasks()[place];
    if (task === undefined) throw new Error("no such task");
    return task;
  }

  /** The customer's request that a complaint found in a call became. */
  followUp(): FakeTicket {
    const found = [...this.zendesk.tickets.values()].find(({ external_id: id }) =>
      id?.startsWith("tierwise:follow_up:"),
    );
    if (found === undefined) throw new Error("no follow-up");
    return found;
  }

  /** Zendesk tells of the tasks that were made. */
  async tasksHeard(time: string): Promise<void> {
    await this.hears(time, ...this.tasks().map((task) => ticketEvent("created", { ...task })));
  }

  callbacks(): Promise<
    readonly { id: string; state: string; because: string | null; result: string | null }[]
  > {
    return this.rows("SELECT id, state, because, result FROM callbacks ORDER BY id");
  }

  /** What was asked of Zendesk for these tickets by bulk or single updates. */
  changes(id: number): readonly Record<string, unknown>[] {
    return this.zendesk.calls(/^PUT .*tickets/).flatMap(({ path, body }) => {
      const { ticket, tickets } = body as {
        ticket?: Record<string, unknown>;
        tickets?: Record<string, unknown>[];
      };
      const single = path.endsWith(`/${id}`) && ticket !== undefined ? [ticket] : [];
      return [...single, ...(tickets ?? []).filter((each) => each["id"] === id)];
    });
  }
}

export const secondOf = (time: string): string => {
  const [clock, day] = time.split(" ").toReversed();
  return `2026-11-${day ?? "23"}T${clock}:00Z`;
};
export const instantOf = (time: string): Date => new Date(secondOf(time));
