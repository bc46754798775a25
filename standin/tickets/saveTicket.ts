import type { Json } from "../json.ts";
import type { Audit, Comment, Ticket } from "../records/ticket.ts";
import { runTriggers } from "../rules/runTriggers.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { auditEvents } from "./auditEvents.ts";
import { publishTicketEvents } from "./publishTicketEvents.ts";
import { attachmentChanges, commentChange, ticketChanges } from "./ticketChanges.ts";

/** One save: who, the state before (undefined: new), the state after, a comment. */
export type Save = {
  actorId: number;
  before: Ticket | undefined;
  after: Ticket;
  comment: Comment | undefined;
  metadata: Json;
  channel: string;
  /** `silent`: an import; no events, no triggers. */
  mode: "loud" | "silent";
  /** The instant of the save where it is not now (imports). */
  at?: string;
};

/** Writes a save: audit, stamps, events, triggers. A save without a difference leaves the ticket and its `updated_at` alone. */
export const saveTicket = (standin: Standin, save: Save): { ticket: Ticket; audit: Audit } => {
  const { before, comment } = save;
  const at = save.at ?? standin.clock.iso();
  const { audits, ...rest } = save.after;
  const audit: Audit = {
    id: nextLargeId(standin.state),
    ticket_id: rest.id,
    created_at: at,
    author_id: save.actorId,
    custom_metadata: save.metadata,
    channel: save.channel,
    events: [
      ...(comment === undefined
        ? []
        : [{ id: nextLargeId(standin.state), type: "Comment" as const, comment_id: comment.id }]),
      ...auditEvents(standin.state, before, save.after),
    ],
  };
  if (before !== undefined && audit.events.length === 0 && sameBeyondAudits(before, save.after))
    return { ticket: before, audit };
  const after: Ticket = {
    ...rest,
    audits: [...audits, audit],
    comments: comment === undefined ? rest.comments : [...rest.comments, comment],
    is_public: rest.is_public || comment?.public === true,
    updated_at: save.at === undefined ? at : rest.updated_at,
    solved_at: solvedAt(before, rest.status, rest.solved_at, at),
    generated_timestamp: standin.clock.epochSeconds(),
  };
  standin.state.tickets.set(after.id, after);
  if (save.mode === "loud") {
    publishTicketEvents(standin, after, save.actorId, [
      ...(before === undefined ? [{ name: "created", event: {} }] : []),
      ...(comment === undefined
        ? []
        : [commentChange(standin.state, comment), ...attachmentChanges(comment)]),
      ...(before === undefined ? [] : ticketChanges(standin.state, before, after)),
    ]);
    runTriggers(standin, before, after, save.actorId, comment);
  }
  standin.bus.publish({ type: "ticket_changed", id: after.id });
  return { ticket: after, audit };
};

/** What a save can change without a line in its audit. */
const sameBeyondAudits = (before: Ticket, after: Ticket): boolean =>
  before.presence === after.presence &&
  before.follower_ids.join() === after.follower_ids.join() &&
  before.email_cc_ids.join() === after.email_cc_ids.join();

const solvedAt = (
  before: Ticket | undefined,
  status: Ticket["status"],
  given: string | null,
  at: string,
): string | null => {
  if (status !== "solved" && status !== "closed") return null;
  if (before === undefined) return given ?? at;
  return before.status === "solved" || before.status === "closed" ? before.solved_at : at;
};
