import type { PolicyDocument } from "../schema/document.ts";
import { each, one, type Reference } from "./reference.ts";

/** Names in replies. */
export function replyReferences({ replies }: PolicyDocument): readonly Reference[] {
  return replies.flatMap((reply, i) => {
    const at = ["replies", i];
    return [
      ...one("stage", [...at, "stage"], reply.stage),
      ...each("tier", [...at, "tiers"], reply.tiers),
      ...each("segment", [...at, "segments"], reply.segments),
      ...each("urgency", [...at, "urgencies"], reply.urgencies),
      ...one("register", [...at, "register"], reply.register),
      ...reply.variants.flatMap(({ register }, j) =>
        one("register", [...at, "variants", j, "register"], register),
      ),
    ];
  });
}
