import { addPreviews, failed, NO_PREVIEW, ok, type PolicyPreview, type Result } from "#core";
import * as v from "valibot";
import type { AskWorker, Refusal } from "../admin/askWorker.ts";

const tier = v.string();
const shape = v.object({
  counts: v.object({
    customers: v.number(),
    movesUp: v.number(),
    movesDown: v.number(),
    announced: v.number(),
    tickets: v.number(),
    levels: v.number(),
    promises: v.number(),
  }),
  moves: v.array(
    v.object({
      id: v.number(),
      name: v.nullable(v.string()),
      from: tier,
      to: tier,
      direction: v.picklist(["up", "down"]),
      at: v.nullable(v.string()),
    }),
  ),
  levels: v.array(v.object({ ticketId: v.number(), from: v.string(), to: v.string() })),
  promises: v.array(
    v.object({
      ticketId: v.number(),
      level: v.string(),
      from: v.nullable(v.string()),
      to: v.nullable(v.string()),
    }),
  ),
}) satisfies v.GenericSchema<PolicyPreview>;
/** `next` is the Worker's own note of where it was: sent back as it is. */
const page = v.object({ preview: shape, next: v.unknown(), notes: v.array(v.string()) });

export type WorkerPreview = { readonly preview: PolicyPreview; readonly notes: readonly string[] };

/**
 * What a draft would change over the customers and tickets that the Worker has stored: asks for page after page.
 * @param draft the policy as YAML; the replies in force stay. @param tickets how many of the newest; null: the Worker's
 * default.
 */
export async function workerPreview(
  ask: AskWorker,
  draft: string,
  tickets: number | null,
): Promise<Result<WorkerPreview, Refusal>> {
  const question = { policy: draft, ...(tickets === null ? {} : { tickets }) };
  let preview = NO_PREVIEW;
  let notes: readonly string[] = [];
  let next: unknown = null;
  do {
    const answer = await ask("POST", "/api/admin/preview", page, { ...question, page: next });
    if (!answer.ok) return failed(answer.error);
    preview = addPreviews(preview, answer.value.preview);
    notes = [...notes, ...answer.value.notes];
    next = answer.value.next;
  } while (next !== null);
  return ok({ preview, notes });
}
