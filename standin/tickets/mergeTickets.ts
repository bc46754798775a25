import { invalid, type Outcome } from "../http/refusal.ts";
import type { Ticket } from "../records/ticket.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { makeComment } from "./makeComment.ts";
import { publishTicketEvents } from "./publishTicketEvents.ts";
import { saveTicket } from "./saveTicket.ts";

type MergeComments = {
  target: string | undefined;
  source: string | undefined;
  targetPublic: boolean;
  sourcePublic: boolean;
};

/** Closes the sources into the target: comments on both sides, tag `closed_by_merge`, event `merged` on each source. */
export const mergeTickets = (
  standin: Standin,
  user: User,
  targetId: number,
  sourceIds: readonly number[],
  comments: MergeComments,
): Outcome<Ticket> => {
  const { state } = standin;
  const target = state.tickets.get(targetId);
  if (target?.presence !== "present") return { ok: false, refusal: { reason: "not_found" } };
  const sources = sourceIds.map((id) => state.tickets.get(id));
  if (
    target.status === "closed" ||
    sources.some((source) => source?.presence !== "present" || source.status === "closed")
  )
    return invalid("base", "Closed or missing tickets cannot be merged");
  const channel = "web";
  for (const source of sources) {
    if (source === undefined) continue;
    const at = standin.clock.iso();
    const text = comments.source ?? `This request was closed and merged into request #${targetId}.`;
    const comment = makeComment(state, user, { body: text, public: comments.sourcePublic }, at, channel);
    const after: Ticket = {
      ...source,
      status: "closed",
      tags: [...new Set([...source.tags, "closed_by_merge"])].toSorted(),
    };
    const saved = saveTicket(standin, {
      actorId: user.id,
      before: source,
      after,
      comment,
      metadata: {},
      channel,
      mode: "loud",
    });
    publishTicketEvents(standin, saved.ticket, user.id, [
      { name: "merged", event: { target_ticket_id: String(targetId) } },
    ]);
  }
  const text =
    comments.target ??
    `Requests ${sourceIds.map((id) => `#${id}`).join(", ")} were closed and merged into this request.`;
  const comment = makeComment(
    state,
    user,
    { body: text, public: comments.targetPublic },
    standin.clock.iso(),
    channel,
  );
  const saved = saveTicket(standin, {
    actorId: user.id,
    before: target,
    after: { ...target },
    comment,
    metadata: {},
    channel,
    mode: "loud",
  });
  return { ok: true, value: saved.ticket };
};
