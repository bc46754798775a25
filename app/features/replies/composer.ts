import type { Zaf } from "../../zaf/zaf.ts";
import { type InsertOutcome, insertReply } from "./insertReply.ts";
import { fillSlots, type SlotValues } from "./slots.ts";

const TEXT = "comment.text";
const RICH = "comment.useRichText";

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
  const before = await composed(zaf);
  const text = reply.text.replace(/\n+$/u, "");
  const isBehind = last !== null && last.after !== null && last.after === before;
  const outcome = await insertReply(zaf, isBehind ? `\n\n${text}` : text);
  if (outcome === "failed") return { outcome, insertion: null };
  return { outcome, insertion: { key: reply.key, text, before, after: await composed(zaf) } };
}

/** `changed`: somebody has written since, and that is not thrown away. */
export type UndoOutcome = "undone" | "changed" | "failed";

/** Takes an insertion back, if the composer is as it was left. */
export async function undoInsertion(zaf: Zaf, { before, after }: Insertion): Promise<UndoOutcome> {
  if (before === null || after === null) return "failed";
  const now = await composed(zaf);
  if (now !== after) return now === null ? "failed" : "changed";
  const set = await zaf.set(TEXT, before);
  return set.ok ? "undone" : "failed";
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
  const answer = await zaf.get([TEXT, RICH]);
  const now = answer.ok ? answer.value[TEXT] : null;
  if (!answer.ok || typeof now !== "string") return { kind: "failed" };
  const isRich = answer.value[RICH] === true;
  const filled = fillSlots(now, values, isRich);
  if (filled === now) return { kind: "changed" };
  const set = await zaf.set(TEXT, filled);
  if (!set.ok) return { kind: "failed" };
  const isAsLeft = insertion.after === now;
  return {
    kind: "filled",
    insertion: {
      ...insertion,
      text: fillSlots(insertion.text, values, false),
      // What was written between stays out of the way back.
      after: isAsLeft ? await composed(zaf) : insertion.after,
    },
  };
}

async function composed(zaf: Zaf): Promise<string | null> {
  const answer = await zaf.get([TEXT]);
  const text = answer.ok ? answer.value[TEXT] : null;
  return typeof text === "string" ? text : null;
}
