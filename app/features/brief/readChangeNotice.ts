import * as v from "valibot";

/**
 * Which tickets and organizations the Worker has changed, and the agents whose own work it concerns; no ticket and no organization
 * mean that any may have.
 */
export type ChangeNotice = {
  readonly tickets: readonly number[];
  readonly organizations: readonly number[];
  readonly agents: readonly number[];
};

const Ids = v.fallback(v.array(v.pipe(v.unknown(), v.transform(Number), v.integer())), []);
const Body = v.object({ tickets: Ids, organizations: Ids, agents: Ids });
const Notification = v.object({ body: v.union([v.pipe(v.string(), v.parseJson(), Body), Body]) });

/** Reads what `api_notification.tierwise_changed` carries; unreadable means "anything may have changed". */
export function readChangeNotice(data: unknown): ChangeNotice {
  const notification = v.safeParse(Notification, data);
  return notification.success ? notification.output.body : { tickets: [], organizations: [], agents: [] };
}

/** Whether a notice is about the ticket, about the organization shown with it, or about the agent who looks. */
export function isAbout(
  notice: ChangeNotice,
  shown: {
    readonly ticketId: number | null;
    readonly organizationId: number | null;
    /** Null: the agent's own work is not shown there. */
    readonly agentId: number | null;
  },
): boolean {
  if (notice.tickets.length === 0 && notice.organizations.length === 0) return true;
  return (
    (shown.ticketId !== null && notice.tickets.includes(shown.ticketId)) ||
    (shown.organizationId !== null && notice.organizations.includes(shown.organizationId)) ||
    (shown.agentId !== null && notice.agents.includes(shown.agentId))
  );
}
