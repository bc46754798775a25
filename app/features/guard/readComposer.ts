import type { Zaf } from "../../zaf/zaf.ts";
import type { Draft } from "./draftText.ts";

/** Types of comments that only colleagues read. */
const INTERNAL = "internalNote";
const TYPE = "comment.type";
const TEXT = "comment.text";
const RICH = "comment.useRichText";

/**
 * What the composer holds for the customer. `internal`: a note for colleagues, or nothing at all. `unreadable`: Zendesk
 * did not say. Everything that is no note counts as for the customer, chat and social channels too.
 */
export type Composer =
  | { readonly kind: "public"; readonly draft: Draft }
  | { readonly kind: "internal" }
  | { readonly kind: "unreadable" };

export async function readComposer(zaf: Zaf): Promise<Composer> {
  const answer = await zaf.get([TYPE, TEXT, RICH]);
  if (!answer.ok) return { kind: "unreadable" };
  const { [TYPE]: type, [TEXT]: content, [RICH]: isRich } = answer.value;
  if (type === INTERNAL) return { kind: "internal" };
  if (typeof content !== "string") return { kind: "unreadable" };
  return { kind: "public", draft: { content, isRich: isRich === true } };
}
