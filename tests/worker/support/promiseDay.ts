import { vi } from "vitest";
import { ticketEvent } from "./events.ts";
import { type FakeTicket, LEVEL_FIELD_ID } from "./fakeZendesk.ts";
import { World } from "./world.ts";

/** First reply within an open hour, warned at 45 minutes; resolution within a day of eight hours. */
const POLICY = `
preset: it-services
schedules:
  - { key: plain, title: { en: Plain }, zone: UTC, week: { mon: ["09:00-17:00"], tue: ["09:00-17:00"] } }
roles:
  - { key: lead, title: { en: Team lead }, resolve: [{ by: agent, email: lead@example.com }] }
ownership: { firstResponder: true }
serviceLevels:
  others_general:
    schedule: plain
    targets: { first_reply: 1h, next_reply: null, update: null, resolution: 8h }
    warnAt: [75]
    onWarning: [{ do: internal_note, text: { en: Answer soon } }]
    onBreach: [{ do: internal_note, text: { en: Too late } }, { do: priority, priority: high }]
    escalation: [{ after: 30m, tell: lead }]
`;

let days = 0;

/** A Monday on which ticket 1 comes in at 10:00; times are "HH:MM". */
export class PromiseDay extends World {
  readonly ticket: FakeTicket;

  constructor() {
    super();
    days += 1;
    // The isolate outlives a test and knows a policy by when it was seen: no two days begin at the same millisecond.
    vi.useFakeTimers({ toFake: ["Date"], now: instantOf("09:59").getTime() + days });
    this.zendesk.policy = POLICY;
    this.zendesk.now = secondOf("10:00");
    this.ticket = this.zendesk.addTicket(1, { status: "new" });
  }

  created(): unknown {
    this.#saved("10:00", 501, { event_type: "Create", status: "new" });
    return ticketEvent("created", { ...this.ticket });
  }

  /** The ticket's status changes; the event for it. */
  status(status: string, time: string): unknown {
    const previous = this.ticket.status;
    this.#saved(time, 3, { event_type: "Change", status, previous_value: previous });
    Object.assign(this.ticket, { status, updated_at: secondOf(time) });
    const event = { current: status.toUpperCase(), previous: previous.toUpperCase() };
    return ticketEvent("status_changed", { ...this.ticket }, event);
  }

  comment(
    time: string,
    author: { readonly id: string; readonly is_staff: boolean },
    isPublic = true,
  ): unknown {
    Object.assign(this.ticket, { updated_at: secondOf(time) });
    const author_id = Number(author.id);
    this.#saved(time, author_id, { event_type: "Comment", public: isPublic, author_id, body: "A text" });
    const comment = { id: "77", body: "A text", is_public: isPublic, author: { ...author, name: "A name" } };
    return ticketEvent("comment_added", { ...this.ticket }, { comment });
  }

  tagged(time: string, tag: string): unknown {
    const previous_value = this.ticket.tags;
    this.#saved(time, 3, { event_type: "Change", tags: [...previous_value, tag], previous_value });
    Object.assign(this.ticket, { tags: [...this.ticket.tags, tag], updated_at: secondOf(time) });
    return ticketEvent("tags_changed", { ...this.ticket });
  }

  assigned(time: string, assignee: number): unknown {
    const previous = this.ticket.assignee_id;
    this.#saved(time, 3, { event_type: "Change", assignee_id: String(assignee), previous_value: previous });
    Object.assign(this.ticket, { assignee_id: assignee, updated_at: secondOf(time) });
    const event = { current: String(assignee), previous: previous === null ? null : String(previous) };
    return ticketEvent("agent_assignment_changed", { ...this.ticket }, event);
  }

  prioritised(time: string, priority: string): unknown {
    const previous_value = this.ticket.priority;
    this.#saved(time, 3, { event_type: "Change", priority, previous_value });
    Object.assign(this.ticket, { priority, updated_at: secondOf(time) });
    return ticketEvent("priority_changed", { ...this.ticket });
  }

  handedTo(time: string, organization: number): unknown {
    const previous = this.ticket.organization_id;
    const change = { organization_id: String(organization), previous_value: previous };
    this.#saved(time, 3, { event_type: "Change", ...change });
    Object.assign(this.ticket, { organization_id: organization, updated_at: secondOf(time) });
    return ticketEvent("organization_changed", { ...this.ticket });
  }

  reply(time: string): unknown {
    return this.comment(time, { id: "3", is_staff: true });
  }

  /** What the export of ticket events will show of it. */
  #saved(time: string, updater_id: number, child: { [key: string]: unknown }): void {
    this.zendesk.saves.push({ ticket_id: 1, created_at: secondOf(time), updater_id, child_events: [child] });
  }

  async sweep(time: string): Promise<void> {
    this.itIs(time);
    await this.cron("*/5 * * * *", instantOf(time));
    await this.drain();
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

  itIs(time: string): void {
    vi.setSystemTime(instantOf(time).getTime() + days);
    this.zendesk.now = secondOf(time);
  }

  /** What was asked of Zendesk for the ticket beyond its level, oldest first. */
  asked(): readonly unknown[] {
    return this.zendesk.calls(/^PUT .*tickets/).flatMap(({ body }) => {
      const { ticket, tickets } = body as { ticket?: object; tickets?: readonly object[] };
      return (tickets ?? [ticket ?? {}]).flatMap(beyondFields);
    });
  }

  deadlines(): Promise<readonly { id: string; at: string; state: string; late: number | null }[]> {
    return this.rows(
      `SELECT substr(id, instr(id, ':') + 1) AS id, substr(at, 6, 11) AS at, state, late_seconds AS late
       FROM deadlines ORDER BY deadlines.at, deadlines.id`,
    );
  }
}

/** A change without our own fields; nothing where it changes nothing else, or sets the level. */
function beyondFields(change: object): readonly object[] {
  const { custom_fields, ...others } = change as { custom_fields?: readonly { id: number }[]; id?: number };
  const setsLevel = (custom_fields ?? []).some(({ id }) => id === LEVEL_FIELD_ID);
  return setsLevel || Object.keys(others).every((key) => key === "id") ? [] : [others];
}

/** "24 10:00" is the Tuesday. */
const secondOf = (time: string): string => {
  const [clock, day] = time.split(" ").toReversed();
  return `2026-11-${day ?? "23"}T${clock}:00Z`;
};
const instantOf = (time: string): Date => new Date(secondOf(time));
