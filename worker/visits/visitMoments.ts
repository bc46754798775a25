import { parseDay, type Policy, type TaskField, type VisitMoment, visitMomentText } from "#core";
import type { Ticket } from "#zendesk";
import { type TicketEvent, wholeSecondOf } from "../promises/momentsInEvent.ts";
import { visitLook } from "./visitLook.ts";

/** What an event of a visit's task says for itself: the same whenever and however often it arrives. */
export function momentsInVisitEvent(policy: Policy, event: TicketEvent): readonly VisitMoment[] {
  const { id, type, at: time, about } = event;
  const { detail, happened, actorId } = about;
  const doer = { cause: `${type} ${id}`, actorId };
  const at = wholeSecondOf(time);
  const moments: VisitMoment[] = [];
  if (detail !== null) {
    const status = type === "ticket.soft_deleted" ? "deleted" : detail.status;
    const look = visitLook(policy, { ...detail, status });
    moments.push({ kind: "state", at: wholeSecondOf(detail.updatedAt), order: time, ...look, ...doer });
  }
  if (happened?.kind === "attachment") moments.push({ kind: "attachment", at, order: time, ...doer });
  if (happened?.kind === "due_at") {
    moments.push({ kind: "due", at, order: time, current: happened.current, previous: happened.previous });
  }
  return moments;
}

/** What only reading the task tells. @param fields ids of our ticket fields. */
export function momentInRead(ticket: Ticket, fields: ReadonlyMap<TaskField, number>): VisitMoment {
  const valueOf = (field: TaskField): string | null => {
    const id = fields.get(field);
    const value = id === undefined ? null : ticket.custom_fields?.find((each) => each.id === id)?.value;
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  const date = valueOf("visitDate");
  return {
    kind: "told",
    at: wholeSecondOf(ticket.updated_at),
    dueAt: ticket.due_at ?? null,
    // A time of day is a few characters; whatever else somebody wrote there is not kept.
    time: valueOf("visitTime")?.slice(0, 8) ?? null,
    date: date === null || parseDay(date) === null ? null : date,
    hasReason: valueOf("visitReason") !== null,
    hasNote: valueOf("visitNote") !== null,
  };
}

/** Those that are not among the known ones. Of what is read, only what differs from the latest read. */
export function newMoments(
  known: readonly VisitMoment[],
  seen: readonly VisitMoment[],
): readonly VisitMoment[] {
  const texts = new Set(known.map(visitMomentText));
  const latest = known
    .flatMap((moment) => (moment.kind === "told" ? [moment] : []))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1);
  return seen.filter((moment) => {
    if (texts.has(visitMomentText(moment))) return false;
    const isOldNews =
      moment.kind === "told" &&
      latest !== undefined &&
      latest.at <= moment.at &&
      visitMomentText({ ...latest, at: moment.at }) === visitMomentText(moment);
    return !isOldNews;
  });
}
