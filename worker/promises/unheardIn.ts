import { momentsInSave, type TicketFacts, type TicketSave, type TimelineEvent } from "#core";
import { isKnown, secondsApart } from "./isKnown.ts";

type Known = readonly TimelineEvent[];

/**
 * What a ticket's history lacks of these saves, or null where it has everything. Of the comments only those are left that
 * it lacks; changes stay whole, as each tells what the ticket was like before.
 * @param facts as the ledger has the ticket; null: it does not know it.
 */
export function unheardIn(
  saves: readonly TicketSave[],
  known: Known,
  facts: Pick<TicketFacts, "createdAt" | "requesterId"> | null,
): readonly TicketSave[] | null {
  const used = new Set<TimelineEvent>();
  const rest = saves.map((save) => ({
    ...save,
    comments: save.comments.filter((comment) => !isOpening(save, comment, facts) && !hears(save.at, comment)),
  }));
  const isWhole = rest.every(
    (save) => save.comments.length === 0 && hasHappened(save, known) && hasState(save, known),
  );
  return isWhole && facts !== null ? null : rest;

  /** Each comment known stands for one comment of the saves, so two within a second are told apart. */
  function hears(at: string, { isPublic, authorId }: TicketSave["comments"][number]): boolean {
    if (!isPublic || authorId === null) return true;
    const near = known.filter((event) => !used.has(event) && secondsApart(event.at, at) <= 1);
    const heard =
      // Of an agent who was deleted meanwhile nobody knows any more which one it was.
      near.find((event) => event.kind === "public_reply_by_agent" && event.agentId === authorId) ??
      near.find((event) => event.kind === "public_reply_by_agent" && event.agentId === null) ??
      near.find((event) => event.kind === "public_comment_by_customer");
    if (heard !== undefined) used.add(heard);
    return heard !== undefined;
  }
}

/** What the ticket was opened with is said by its being there. */
function isOpening(
  { at }: TicketSave,
  { authorId }: TicketSave["comments"][number],
  facts: Pick<TicketFacts, "createdAt" | "requesterId"> | null,
): boolean {
  return facts !== null && authorId === facts.requesterId && secondsApart(facts.createdAt, at) <= 1;
}

const NOBODY: ReadonlySet<number> = new Set();

/** Status and assignment; comments were looked at before. */
function hasHappened(save: TicketSave, known: Known): boolean {
  return momentsInSave({ ...save, comments: [] }, NOBODY).every((event) => isKnown(event, known));
}

/** Fields whose change Zendesk tells by an event that says what the whole ticket is like. */
const TELL_STATE: ReadonlySet<string> = new Set([
  "status",
  "priority",
  "type",
  "subject",
  "tags",
  "organization_id",
  "requester_id",
  "group_id",
  "brand_id",
  "ticket_form_id",
  "external_id",
]);

/** Whether the save changed what the ticket is like. */
export const changesState = ({ changes }: TicketSave): boolean =>
  changes.some(({ field }) => TELL_STATE.has(field) || /^\d+$/.test(field));

/** Every such event has left the level of its instant. */
export function hasState(save: TicketSave, known: Known): boolean {
  return (
    !changesState(save) || known.some(({ kind, at }) => kind === "level" && secondsApart(at, save.at) <= 1)
  );
}
