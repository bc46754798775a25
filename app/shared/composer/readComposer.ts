import * as v from "valibot";
import type { Zaf } from "../../zaf/zaf.ts";
import type { Draft } from "./draftText.ts";
import { isChat } from "./isChat.ts";
import { TargetChannel } from "./targetChannel.ts";

/** Types of comments that only colleagues read. */
const INTERNAL = "internalNote";
const TYPE = "comment.type";
const TEXT = "comment.text";
const RICH = "comment.useRichText";
const CHANNEL = "ticket.editor.targetChannel";

/**
 * What the composer holds: `public`, a reply that leaves with the next save; `message`, one to a chat that leaves when it is
 * sent; `internal`, for colleagues. `unreadable`: Zendesk did not say. Everything that is no note counts as for the customer.
 */
export type Composer =
  | { readonly kind: "public" | "message" | "internal"; readonly draft: Draft }
  | { readonly kind: "unreadable" };

export async function readComposer(zaf: Zaf): Promise<Composer> {
  const answer = await zaf.get([TYPE, TEXT, RICH, CHANNEL]);
  if (!answer.ok) return { kind: "unreadable" };
  const { [TYPE]: type, [TEXT]: text, [RICH]: rich, [CHANNEL]: channel } = answer.value;
  const isRich = rich === true;
  if (type === INTERNAL) {
    return { kind: "internal", draft: { content: typeof text === "string" ? text : "", isRich } };
  }
  if (typeof text !== "string") return { kind: "unreadable" };
  const isMessage = isChat(v.parse(TargetChannel, channel));
  return { kind: isMessage ? "message" : "public", draft: { content: text, isRich } };
}
