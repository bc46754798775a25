import type { BriefVisit, VisitStage } from "#core";
import type { TaskFieldIds } from "../../shared/task/taskFieldTitles.ts";
import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";
import type { TaskChange } from "../../shared/task/writeTask.ts";
import { instantIn } from "../../shared/time/zonedTime.ts";
import type { MoveDraft, PlanDraft, RecordDraft } from "./visitDraft.ts";

/** The customer a new visit is for. `requesterId`: one of its people. */
export type VisitFor = {
  readonly organizationId: number;
  readonly name: string | null;
  readonly requesterId: number | null;
};

/** Option values of decision 010. */
const stageValue = (stage: VisitStage) => `visit_is_${stage}` as const;
const kindValue = (kind: string | null): string | null => (kind === null ? null : `visit_${kind}`);
const RESULT_VALUES = { "": null, solved: "visitresult_solved", unsolved: "visitresult_unsolved" } as const;

/** A day without a time is due at its end, so that Zendesk does not call it late in the morning. */
const END_OF_DAY = "23:59";
const dueAt = (zone: string, date: string, time: string): string =>
  instantIn(zone, date, time === "" ? END_OF_DAY : time);

const textOr = (text: string): string | null => (text.trim() === "" ? null : text.trim());

const withKind = (kind: string | null) => (kind === null ? {} : { visitKind: kindValue(kind) });

/** Agents may delete no ticket: a visit that should not have been made is cancelled. */
const takenBack = (reason: string): TaskChange => ({
  values: { visitStage: stageValue("cancelled"), visitReason: reason },
  status: "solved",
});

/** @param id random: it makes a second try find the first. @param words subject and first note, in the agent's language. */
export function planWrite(
  draft: PlanDraft,
  whom: VisitFor,
  zone: string,
  id: string,
  words: { readonly subject: string; readonly undone: string },
): TaskWrite {
  return {
    kind: "create",
    said: "visits.said.planned",
    task: {
      externalId: `tierwise:visit:${id}`,
      subject: words.subject,
      body: draft.purpose.trim(),
      organizationId: whom.organizationId,
      requesterId: whom.requesterId,
      assigneeId: draft.engineerId,
      dueAt: dueAt(zone, draft.date, draft.time),
      values: {
        ...withKind(draft.kind),
        visitStage: stageValue("planned"),
        ...(draft.time === "" ? {} : { visitTime: draft.time }),
      },
    },
    undo: takenBack(words.undone),
  };
}

/** A form begins without words: what it says nothing about stays as the task has it. */
function recordChange(draft: RecordDraft, ids: TaskFieldIds): TaskChange {
  const [reason, note] = [textOr(draft.reason), textOr(draft.note)];
  return {
    values: {
      visitStage: stageValue(draft.isSigned ? "signed" : "done"),
      visitDate: draft.date,
      visitResult: RESULT_VALUES[draft.result],
      ...(reason === null ? {} : { visitReason: reason }),
      ...(ids.visitNote === undefined || note === null ? {} : { visitNote: note }),
      ...(ids.visitSigned === undefined ? {} : { visitSigned: draft.isSigned }),
    },
    status: "solved",
  };
}

/** A visit that took place: written onto its task, or onto a new one where nobody had planned it. */
export function recordWrite(
  draft: RecordDraft,
  visit: BriefVisit | null,
  context: { readonly whom: VisitFor; readonly ids: TaskFieldIds; readonly agentId: number | null },
  id: string,
  words: { readonly subject: string; readonly body: string; readonly undone: string },
): TaskWrite {
  const change = recordChange(draft, context.ids);
  if (visit !== null) {
    return { kind: "update", said: "visits.said.recorded", ticketId: visit.ticketId, change };
  }
  return {
    kind: "create",
    said: "visits.said.recorded",
    task: {
      ...change,
      values: { ...withKind(draft.kind), ...change.values },
      externalId: `tierwise:visit:${id}`,
      subject: words.subject,
      body: words.body,
      organizationId: context.whom.organizationId,
      requesterId: context.whom.requesterId,
      assigneeId: context.agentId,
    },
    undo: takenBack(words.undone),
  };
}

/** A moved appointment has to be confirmed anew (D4). */
export function moveWrite(draft: MoveDraft, visit: BriefVisit, zone: string): TaskWrite {
  return {
    kind: "update",
    said: "visits.said.moved",
    ticketId: visit.ticketId,
    change: {
      values: {
        visitStage: stageValue("planned"),
        visitTime: draft.time === "" ? null : draft.time,
        visitReason: draft.reason.trim(),
      },
      dueAt: dueAt(zone, draft.date, draft.time),
    },
  };
}

export const cancelWrite = (visit: BriefVisit, reason: string): TaskWrite => ({
  kind: "update",
  said: "visits.said.cancelled",
  ticketId: visit.ticketId,
  change: {
    values: { visitStage: stageValue("cancelled"), visitReason: reason.trim() },
    status: "solved",
  },
});

const STAGE_SAID = {
  confirmed: "visits.said.confirmed",
  arrived: "visits.said.arrived",
  signed: "visits.said.signed",
} as const;

/**
 * One click on the visit's own ticket: confirmed (D4), there, or signed afterwards (A12). A visit that was moved by hand may
 * still show the confirmation of its old time.
 */
export const stageWrite = (ticketId: number, stage: keyof typeof STAGE_SAID): TaskWrite => ({
  kind: "update",
  said: STAGE_SAID[stage],
  ticketId,
  change: {
    values: { visitStage: stageValue(stage) },
    ...(stage === "confirmed" ? { first: { visitStage: stageValue("planned") } } : {}),
  },
});
