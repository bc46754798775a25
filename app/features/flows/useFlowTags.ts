import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type TagChange, tagsAfter, undoOf } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import type { TaskProblem } from "../../shared/task/taskProblem.ts";
import { type Recorded, recordAnswer, writeField } from "./recordAnswer.ts";
import { readTags, writeTags } from "./ticketTags.ts";

const TAG_EVENTS = ["ticket.updated", "ticket.submit.done", "ticket.tags.changed"];

/** One move in a call: the tags that change, and what is to be written down with it. */
export type FlowMove = {
  /** Names what was done to the agent, with the step's title. */
  readonly said: "ticked" | "skipped" | "back";
  readonly title: string;
  readonly change: TagChange;
  readonly record: { readonly field: string; readonly value: string } | null;
};

/** Where the last move stands. It is shown as made while it is under way; a failure takes that back. */
export type FlowWriting =
  | { readonly kind: "idle" }
  | { readonly kind: "writing"; readonly move: FlowMove }
  | {
      readonly kind: "written";
      readonly move: FlowMove;
      readonly recorded: Recorded | null;
      /** Ticked all the same: a call does not wait for a field. */
      readonly unrecorded: TaskProblem | null;
    }
  | { readonly kind: "undone" }
  | { readonly kind: "failed"; readonly problem: TaskProblem };

export type FlowTags = {
  /** Null: not read, or not readable. */
  readonly tags: readonly string[] | null;
  readonly isUnreadable: boolean;
  readonly writing: FlowWriting;
  readonly make: (move: FlowMove) => Promise<void>;
  readonly undo: () => void;
};

/** The ticket's tags in Zendesk, which tell how far its calls have come; and the moves of this agent, one at a time. */
export function useFlowTags(ticketId: number): FlowTags {
  const { zaf } = useConnection();
  const queries = useQueryClient();
  const [writing, setWriting] = useState<FlowWriting>({ kind: "idle" });
  const key = ["ticket_tags", ticketId];
  const read = useQuery({
    queryKey: key,
    queryFn: async () => {
      const answer = await readTags(zaf, ticketId);
      return answer.ok ? answer.value : null;
    },
  });
  useZafEvents(TAG_EVENTS, () => {
    if (writing.kind !== "writing") void queries.invalidateQueries({ queryKey: key });
  });
  const tags = read.data ?? null;

  const write = useCallback(
    async (change: TagChange): Promise<TaskProblem | null> => {
      const queryKey = ["ticket_tags", ticketId];
      const before = queries.getQueryData<readonly string[] | null>(queryKey) ?? [];
      // A look that is under way would bring the old tags back.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, tagsAfter(before, change));
      const written = await writeTags(zaf, ticketId, before, change);
      if (written.ok) {
        queries.setQueryData(queryKey, written.value);
        return null;
      }
      queries.setQueryData(queryKey, before);
      // Another move may have been made meanwhile, or half of this one.
      void queries.invalidateQueries({ queryKey });
      return written.error;
    },
    [queries, zaf, ticketId],
  );

  const make = useCallback(
    async (move: FlowMove): Promise<void> => {
      setWriting({ kind: "writing", move });
      const [problem, recorded] = await Promise.all([
        write(move.change),
        move.record === null ? null : recordAnswer(zaf, ticketId, move.record.field, move.record.value),
      ]);
      if (problem !== null) {
        setWriting({ kind: "failed", problem });
        return;
      }
      setWriting({
        kind: "written",
        move,
        recorded: recorded?.ok === true ? recorded.value : null,
        unrecorded: recorded?.ok === false ? recorded.error : null,
      });
    },
    [write, zaf, ticketId],
  );

  const undo = useCallback(() => {
    if (writing.kind !== "written") return;
    const { move, recorded } = writing;
    setWriting({ kind: "undone" });
    void Promise.all([
      write(undoOf(move.change)),
      recorded === null ? null : writeField(zaf, ticketId, recorded),
    ]).then(([problem, field]) => {
      const failed = problem ?? (field?.ok === false ? field.error : null);
      if (failed !== null) setWriting({ kind: "failed", problem: failed });
    });
  }, [writing, write, zaf, ticketId]);

  return { tags, isUnreadable: read.isFetched && tags === null, writing, make, undo };
}
