import { htmlOfText } from "../../shared/composer/htmlOfText.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** Where the text went. `failed`: Zendesk took it nowhere. */
export type InsertOutcome = "at_cursor" | "at_end" | "failed";

/**
 * Inserts at the cursor, or at the end of the comment where the editor has no insert action (facts 2). Rich text
 * editors take HTML, the others would show it.
 */
export async function insertReply(zaf: Zaf, text: string): Promise<InsertOutcome> {
  const mode = await zaf.get(["comment.useRichText"]);
  const isRich = mode.ok && mode.value["comment.useRichText"] === true;
  const inserted = await zaf.invoke("ticket.editor.insert", isRich ? htmlOfText(text) : text);
  if (inserted.ok) return "at_cursor";
  // A call that only ran out of time may still arrive: appending too would say it twice.
  if (inserted.error.reason === "timed_out") return "failed";
  const appended = isRich
    ? await zaf.invoke("comment.appendHtml", htmlOfText(text))
    : await zaf.invoke("comment.appendText", text);
  return appended.ok ? "at_end" : "failed";
}
