import type { Json } from "../json.ts";
import { invalid, type Outcome } from "../http/refusal.ts";
import type { Audit, Ticket } from "../records/ticket.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { draftTicket } from "./draftTicket.ts";
import { makeComment } from "./makeComment.ts";
import { saveTicket } from "./saveTicket.ts";
import type { TicketInput } from "./ticketInput.ts";

const MAX_COMMENTS = 5_000;

/** Keys a light agent may send: a comment, and what goes with any save. */
const LIGHT_AGENT_KEYS: readonly string[] = ["comment", "metadata", "updated_stamp", "safe_update", "via"];

/** Updates a ticket as one save. Refused: closed (422), outdated stamp (409), more than a light agent may (403), invalid (422). */
export const updateTicket = (
  standin: Standin,
  user: User,
  id: number,
  input: TicketInput,
  channel: string,
): Outcome<{ ticket: Ticket; audit: Audit }> => {
  const before = standin.state.tickets.get(id);
  if (before === undefined || before.presence !== "present")
    return { ok: false, refusal: { reason: "not_found" } };
  if (before.status === "closed") return invalid("status", "Status: closed prevents ticket update");
  if (input.safe_update === true && input.updated_stamp === undefined)
    return {
      ok: false,
      refusal: { reason: "bad_request", description: "updated_stamp is required for a safe update" },
    };
  if (input.safe_update === true && input.updated_stamp !== before.updated_at)
    return { ok: false, refusal: { reason: "conflict" } };
  if (user.light_agent && Object.keys(input).some((key) => !LIGHT_AGENT_KEYS.includes(key)))
    return { ok: false, refusal: { reason: "forbidden" } };
  const draft = draftTicket(standin, before, input);
  if (!draft.ok) return { ok: false, refusal: { reason: "invalid", details: draft.details } };
  const comment = makeComment(standin.state, user, input.comment, standin.clock.iso(), channel);
  if (comment !== undefined && before.comments.length >= MAX_COMMENTS)
    return invalid("base", "Ticket has reached the maximum number of comments");
  const after = draft.ticket;
  const byRequester =
    comment !== undefined && standin.state.users.get(comment.author_id)?.role === "end-user";
  if (byRequester && input.status === undefined && ["pending", "hold", "solved"].includes(after.status))
    after.status = "open";
  if (after.status === "solved" && after.assignee_id === null && user.role !== "end-user") {
    after.assignee_id = user.id;
    after.group_id ??= user.default_group_id;
  }
  const saved = saveTicket(standin, {
    actorId: user.id,
    before,
    after,
    comment,
    metadata: metadataOf(input),
    channel,
    mode: "loud",
  });
  return { ok: true, value: saved };
};

/** Custom metadata of a save, as JSON. */
export const metadataOf = (input: TicketInput): Json => {
  const given: Json = JSON.parse(JSON.stringify(input.metadata ?? {}));
  return given;
};
