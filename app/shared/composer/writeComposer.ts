import type { Zaf } from "../../zaf/zaf.ts";
import { type Draft, draftText } from "./draftText.ts";
import { readComposer } from "./readComposer.ts";

/** What a reader sees of a draft, however its spaces and lines are marked up. */
const seen = (draft: Draft): string => draftText(draft).text.replace(/\s+/gu, " ").trim();

/**
 * Puts a draft in place of what stands in the composer. Gives it as the editor keeps it, since a rich one tidies up what
 * it is given; null: it does not show what it should.
 */
export async function writeComposer(zaf: Zaf, draft: Draft): Promise<Draft | null> {
  const set = await zaf.set("comment.text", draft.content);
  if (!set.ok) return null;
  const kept = await readIfShown(zaf, draft);
  if (kept !== null || !draft.isRich) return kept;
  // That a rich editor reads HTML when it is set is not confirmed; that it does when it is inserted is documented.
  await zaf.set("comment.text", "");
  const inserted = await zaf.invoke("ticket.editor.insert", draft.content);
  return inserted.ok ? readIfShown(zaf, draft) : null;
}

async function readIfShown(zaf: Zaf, wanted: Draft): Promise<Draft | null> {
  const composer = await readComposer(zaf);
  return composer.kind !== "unreadable" && seen(composer.draft) === seen(wanted) ? composer.draft : null;
}
