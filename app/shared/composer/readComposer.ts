import type { Zaf } from "../../zaf/zaf.ts";
import type { Draft } from "./draftText.ts";

/** Types of comments that only colleagues read. */
const INTERNAL = "internalNote";
const TYPE = "comment.type";
const TEXT = "comment.text";
const RICH = "comment.useRichText";

/**
 * What the composer holds, for the customer or, `internal`, for colleagues. `unreadable`: Zendesk did not say. Everything
 * that is no note counts as for the customer, chat and social channels too.
 */
export type Composer =
  | { readonly kind: "public" | "internal"; readonly draft: Draft }
  | { readonly kind: "unreadable" };

export async function readComposer(zaf: Zaf): Promise<Composer> {
  const answer = await zaf.get([TYPE, TEXT, RICH]);
  if (!answer.ok) return { kind: "unreadable" };
  const { [TYPE]: type, [TEXT]: text, [RICH]: rich } = answer.value;
  const isRich = rich === true;
  if (type === INTERNAL) {
    return { kind: "internal", draft: { content: typeof text === "string" ? text : "", isRich } };
  }
  return typeof text === "string"
    ? { kind: "public", draft: { content: text, isRich } }
    : { kind: "unreadable" };
}
