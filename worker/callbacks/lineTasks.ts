import type { Policy } from "#core";
import type { CallbackRow } from "../store/callbacks.ts";
import type { NewEffect } from "../store/effect.ts";
import { alsoAbout, taskChange, taskEffectId } from "./callbackEffects.ts";
import { textsOf } from "./callbackTexts.ts";
import type { Called } from "./called.ts";
import { skipIn, type Touched } from "./touched.ts";

/** What the standing of a line means for its tasks. */
export type LineTasks = Pick<Called, "effects" | "dropped" | "released"> & {
  /** Callbacks that were given a task, or gave theirs away. */
  readonly moved: readonly CallbackRow[];
  /** Open ones without a task. */
  readonly needTask: readonly CallbackRow[];
};

export const NO_TASKS: LineTasks = { moved: [], needTask: [], effects: [], dropped: [], released: [] };

/**
 * One open callback, one open task: it takes the task of one that is open no more; tasks that are left over are closed with a
 * word on why; what was added to it, and another due time, are noted on it.
 * @param line as it stands now, each with how it stood before.
 */
export function lineTasks(policy: Policy, line: readonly Touched[]): LineTasks {
  const open = line.find(({ row }) => row.state === "open");
  const spare = line.filter((one) => one !== open && holdsOpenTask(one));
  const [from] = open === undefined || holdsOpenTask(open) ? [] : spare;
  const left = spare.filter((one) => one !== from);
  const owner = open === undefined ? null : from === undefined ? open.row : withTaskOf(open.row, from);
  const takenOver =
    from === undefined || owner === null ? [] : taskGiven(policy, owner, from, open?.before?.offAt ?? null);
  return {
    moved:
      owner === null || from === undefined
        ? []
        : [owner, { ...from.row, taskTicketId: null, assigneeId: null }],
    needTask: owner !== null && owner.taskTicketId === null ? [owner] : [],
    effects: [
      ...takenOver,
      ...(open === undefined || from !== undefined ? [] : ownTaskChanges(policy, open)),
      ...left.flatMap(({ row }) => taskClosed(policy, row)),
      ...line.flatMap(({ row, before }) =>
        owner !== null && row.because === owner.id && !isSaid(owner, before, from)
          ? added(policy, owner, row)
          : [],
      ),
    ],
    dropped: line
      .filter(
        ({ row, before }) => row.state !== "open" && before?.state === "open" && before.taskTicketId === null,
      )
      .map(({ row }) => taskEffectId(row)),
    released: from === undefined ? [] : [from.row.id],
  };
}

/** What is attached or skipped had its task closed when it came to that, unless Zendesk says otherwise. */
function holdsOpenTask({ row, before, hasOpenTask }: Touched): boolean {
  if (row.taskTicketId === null || row.state === "finished") return false;
  return hasOpenTask ?? before?.state === "open";
}

/** What was seen on the task stays with it; tries from before the other's cause was taken back are the other's. */
function withTaskOf(row: CallbackRow, { row: from, off }: Touched): CallbackRow {
  const { taskTicketId, assigneeId } = from;
  const takenOver = off === null ? [] : [{ at: off.at, kind: "taken_over" as const }];
  return { ...row, taskTicketId, assigneeId, moments: [...row.moments, ...from.moments, ...takenOver] };
}

/** Given again after it was given back is another write. @param wasOffAt the new owner was off itself, from then on. */
function taskGiven(
  policy: Policy,
  row: CallbackRow,
  { row: from, off }: Touched,
  wasOffAt: string | null,
): readonly NewEffect[] {
  const note = row.ticketId === null ? null : textsOf(policy).nowAbout(row.ticketId);
  const change = `now:${from.id}:${off?.at ?? wasOffAt ?? ""}`;
  return listed(taskChange(row, change, { note, dueAt: row.dueAt }));
}

function added(policy: Policy, owner: CallbackRow, { ticketId }: CallbackRow): readonly NewEffect[] {
  return ticketId === null || ticketId === owner.ticketId ? [] : listed(alsoAbout(policy, owner, ticketId));
}

/** Closed again after it was needed again is another write. */
function taskClosed(policy: Policy, row: CallbackRow): readonly NewEffect[] {
  const { takenUp, skipped } = textsOf(policy);
  return row.state === "attached"
    ? listed(taskChange(row, `taken_up:${row.because ?? ""}`, { note: takenUp, status: "solved" }))
    : listed(
        taskChange(row, `skip:${row.because ?? ""}:${row.offAt ?? ""}`, {
          note: skipped[skipIn(row.because)],
          status: "solved",
        }),
      );
}

/** Added to the same task before, whoever had that. */
const isSaid = (owner: CallbackRow, before: CallbackRow | null, from: Touched | undefined): boolean =>
  before?.state === "attached" && (before.because === owner.id || before.because === from?.row.id);

/** Its task was closed while another took it up, and is needed again; or it is due at another time now. */
function ownTaskChanges(policy: Policy, { row, before, hasOpenTask }: Touched): readonly NewEffect[] {
  if (row.taskTicketId === null || before === null) return [];
  if (hasOpenTask !== true && before.state !== "open") {
    const note = row.ticketId === null ? null : textsOf(policy).nowAbout(row.ticketId);
    return listed(
      taskChange(row, `again:${before.because ?? ""}:${before.offAt ?? ""}`, {
        note,
        dueAt: row.dueAt,
        status: "open",
      }),
    );
  }
  // A time that people gave it (H8) stays.
  return row.causeAt === before.causeAt || row.dueAt === before.dueAt
    ? []
    : listed(taskChange(row, `due:${row.dueAt}`, { dueAt: row.dueAt }));
}

const listed = (effect: NewEffect | null): readonly NewEffect[] => (effect === null ? [] : [effect]);
