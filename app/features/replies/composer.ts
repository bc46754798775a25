import type { Draft } from "../../shared/composer/draftText.ts";
import { readComposer } from "../../shared/composer/readComposer.ts";
import { writeComposer } from "../../shared/composer/writeComposer.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { type InsertOutcome, insertReply } from "./insertReply.ts";
import { fillSlots, type SlotValues } from "./slots.ts";

/** One reply that was put into the composer, with what stood there before and after. */
export type Insertion = {
  readonly key: string;
  readonly text: string;
  /** Null: Zendesk did not say, so there is no way back. */
  readonly before: string | null;
  readonly after: string | null;
};

export type Inserted = {
  readonly outcome: InsertOutcome;
  /** Null: nothing was inserted. */
  readonly insertion: Insertion | null;
};

/** Inserts a reply; right behind the one before, it begins a new paragraph. */
export async function insertOnTop(
  zaf: Zaf,
  reply: { readonly key: string; readonly text: string },
  last: Insertion | null,
): Promise<Inserted> {
  const before = (await composed(zaf))?.content ?? null;
  const text = reply.text.replace(/\n+$/u, "");
  const isBehind = last !== null && last.after !== null && last.after === before;
  const outcome = await insertReply(zaf, isBehind ? `\n\n${text}` : text);
  if (outcome === "failed") return { outcome, insertion: null };
  return {
    outcome,
    insertion: { key: reply.key, text, before, after: (await composed(zaf))?.content ?? null },
  };
}

/** `changed`: somebody has written since, and that is not thrown away. */
export type UndoOutcome = "undone" | "changed" | "failed";

/** Takes an insertion back, if the composer is as it was left. */
export async function undoInsertion(zaf: Zaf, { before, after }: Insertion): Promise<UndoOutcome> {
  if (before === null || after === null) return "failed";
  const now = await composed(zaf);
  if (now === null) return "failed";
  if (now.content !== after) return "changed";
  const written = await writeComposer(zaf, { ...now, content: before });
  return written === null ? "failed" : "undone";
}

/** `changed`: the gaps are no longer in the composer. */
export type FillOutcome =
  | { readonly kind: "filled"; readonly insertion: Insertion }
  | { readonly kind: "changed" | "failed" };

/** Puts the agent's words into the gaps of what was inserted. */
export async function fillInsertion(
  zaf: Zaf,
  insertion: Insertion,
  values: SlotValues,
): Promise<FillOutcome> {
  const now = await composed(zaf);
  if (now === null) return { kind: "failed" };
  const content = fillSlots(now.content, values, now.isRich);
  if (content === now.content) return { kind: "changed" };
  const written = await writeComposer(zaf, { ...now, content });
  if (written === null) return { kind: "failed" };
  const isAsLeft = insertion.after === now.content;
  return {
    kind: "filled",
    insertion: {
      ...insertion,
      text: fillSlots(insertion.text, values, false),
      // What was written between stays out of the way back.
      after: isAsLeft ? written.content : insertion.after,
    },
  };
}

async function composed(zaf: Zaf): Promise<Draft | null> {
  const composer = await readComposer(zaf);
  return composer.kind === "unreadable" ? null : composer.draft;
}
