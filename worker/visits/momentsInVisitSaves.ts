import {
  parseDay,
  type Policy,
  type TaskField,
  type TicketSave,
  ticketStates,
  type VisitMoment,
} from "#core";
import type { TicketRow } from "../store/tickets.ts";
import { visitLook } from "./visitLook.ts";

/**
 * What the events and reads of these saves would have said of a visit, had they come, each at its own time. Only what its
 * history lacks.
 * @param saves of the ticket, oldest first. @param row the ticket as it is after them.
 * @param fields ids of our ticket fields.
 */
export function momentsInVisitSaves(
  policy: Policy,
  row: Pick<TicketRow, "facts">,
  saves: readonly TicketSave[],
  known: readonly VisitMoment[],
  fields: ReadonlyMap<TaskField, number>,
): readonly VisitMoment[] {
  const states = ticketStates({ facts: row.facts, subject: "" }, saves);
  return saves.flatMap((save, index) => {
    const { at, authorId = null } = save;
    // Before a read of the same second, after the events of it.
    const order = `~${String(index).padStart(4, "0")}`;
    const doer = { cause: "read", actorId: authorId };
    const facts = states.findLast((state) => state.at <= at)?.facts;
    const lacks = lacking(save, known);
    return [
      ...(lacks.state && facts !== undefined
        ? [{ kind: "state", at, order, ...visitLook(policy, facts), ...doer } as const]
        : []),
      ...(lacks.due ? save.changes.flatMap((change) => dueIn(change, at, order)) : []),
      ...(lacks.written ? writtenIn(save, order, fields) : []),
      ...(lacks.attachment ? [{ kind: "attachment", at, order, ...doer } as const] : []),
    ];
  });
}

/** Whether a visit's history lacks something of these saves. */
export const isVisitUnheard = (saves: readonly TicketSave[], known: readonly VisitMoment[]): boolean =>
  saves.some((save) => Object.values(lacking(save, known)).includes(true));

type Lacking = Readonly<Record<"state" | "due" | "written" | "attachment", boolean>>;

/** Every event says what the ticket is like; a read says what its second's last save left in the fields. */
function lacking({ at, changes, comments }: TicketSave, known: readonly VisitMoment[]): Lacking {
  const kinds = new Set(known.flatMap((moment) => (moment.at === at ? [moment.kind] : [])));
  const isRead = kinds.has("told");
  return {
    state: changes.length > 0 && !kinds.has("state"),
    due: changes.some(({ field }) => field === "due_at") && !kinds.has("due") && !isRead,
    written: changes.some(({ field }) => /^\d+$/.test(field)) && !kinds.has("written") && !isRead,
    attachment: comments.some(({ hasFile }) => hasFile === true) && !kinds.has("attachment"),
  };
}

type Change = TicketSave["changes"][number];

/** A date set on the new ticket stood from its beginning. */
function dueIn({ field, value, previous }: Change, at: string, order: string): readonly VisitMoment[] {
  if (field !== "due_at") return [];
  const current = textOf(value);
  return [{ kind: "due", at, order, current, previous: previous === undefined ? current : textOf(previous) }];
}

function writtenIn(
  { at, changes }: TicketSave,
  order: string,
  fields: ReadonlyMap<TaskField, number>,
): readonly VisitMoment[] {
  // Zendesk could not say which fields are ours.
  if (fields.size === 0) return [];
  const values = new Map(changes.map(({ field, value }) => [field, textOf(value)]));
  const valueOf = (field: TaskField): string | null | undefined => values.get(String(fields.get(field)));
  const [time, date, reason, note] = (["visitTime", "visitDate", "visitReason", "visitNote"] as const).map(
    valueOf,
  );
  return [
    {
      kind: "written",
      at,
      order,
      // A time of day is a few characters; whatever else somebody wrote there is not kept.
      ...(time === undefined ? {} : { time: time?.slice(0, 8) ?? null }),
      ...(date === undefined ? {} : { date: date === null || parseDay(date) === null ? null : date }),
      ...(reason === undefined ? {} : { hasReason: reason !== null }),
      ...(note === undefined ? {} : { hasNote: note !== null }),
    },
  ];
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;
