import type { TaskWrite } from "../../shared/task/useTaskWrite.ts";

/** An agent's visits and calls in another's hands (A16). First and last day, ISO local dates; both count whole. */
export type HandoverDraft = {
  readonly fromId: number | null;
  readonly toId: number | null;
  readonly from: string;
  readonly until: string;
};

export type HandoverMistake = "nobody_away" | "nobody" | "until_missing" | "until_before";

export function handoverMistake({ fromId, toId, from, until }: HandoverDraft): HandoverMistake | null {
  if (fromId === null) return "nobody_away";
  if (toId === null || toId === fromId) return "nobody";
  if (until === "") return "until_missing";
  return until < from ? "until_before" : null;
}

/** One task ticket whose tags say all of it (decision 010). Solving it ends the hand-over, which undoes it. */
export function handoverWrite(
  draft: HandoverDraft & { readonly fromId: number; readonly toId: number },
  id: string,
  words: { readonly subject: string; readonly body: string },
): TaskWrite {
  return {
    kind: "create",
    said: "handover.said",
    task: {
      externalId: `tierwise:handover:${id}`,
      ...words,
      organizationId: null,
      requesterId: null,
      assigneeId: draft.toId,
      values: {},
      tags: [
        `handover_from_${draft.fromId}`,
        `handover_to_${draft.toId}`,
        `handover_starts_${draft.from}`,
        `handover_until_${draft.until}`,
      ],
    },
    undo: { values: {}, status: "solved" },
  };
}

/** Everything comes back, before the last day. */
export const endWrite = (ticketId: number): TaskWrite => ({
  kind: "update",
  said: "handover.ended",
  ticketId,
  change: { values: {}, status: "solved" },
});
