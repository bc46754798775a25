import type { PolicyDocument } from "../schema/document.ts";
import { each, type Reference } from "./reference.ts";

/** Names in flows (where steps lead is checked elsewhere). */
export function flowReferences({ flows }: PolicyDocument): readonly Reference[] {
  return flows.flatMap((flow, i) =>
    flow.steps.flatMap((step, j) => each("reply", ["flows", i, "steps", j, "replies"], step.replies)),
  );
}
