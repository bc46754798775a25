import type { PolicyDocument } from "../schema/document.ts";
import { each, one, type Reference } from "./reference.ts";

/** Names in replies and flows (where steps lead is checked elsewhere). */
export function replyReferences({ replies, flows }: PolicyDocument): readonly Reference[] {
  return [
    ...replies.flatMap((reply, i) => {
      const at = ["replies", i];
      return [
        ...one("stage", [...at, "stage"], reply.stage),
        ...each("tier", [...at, "tiers"], reply.tiers),
        ...each("segment", [...at, "segments"], reply.segments),
        ...each("urgency", [...at, "urgencies"], reply.urgencies),
        ...one("register", [...at, "register"], reply.register),
      ];
    }),
    ...flows.flatMap((flow, i) =>
      flow.steps.flatMap((step, j) => each("reply", ["flows", i, "steps", j, "replies"], step.replies)),
    ),
  ];
}
