import { replyTag } from "#core";
import type { Zaf } from "../../zaf/zaf.ts";

/** Marks the ticket, unsaved. A ticket that cannot be marked is answered all the same. */
export async function markUsed(zaf: Zaf, key: string): Promise<void> {
  await zaf.invoke("ticket.tags.add", [replyTag(key)]);
}

export async function unmarkUsed(zaf: Zaf, key: string): Promise<void> {
  await zaf.invoke("ticket.tags.remove", [replyTag(key)]);
}
