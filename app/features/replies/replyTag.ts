import type { Zaf } from "../../zaf/zaf.ts";

/** The ticket tag that says a reply was used; the agent saves it with the answer, and the Worker counts it (decision 012). */
export const replyTag = (key: string): string => `reply_${key}`;

/** Marks the ticket, unsaved. A ticket that cannot be marked is answered all the same. */
export async function markUsed(zaf: Zaf, key: string): Promise<void> {
  await zaf.invoke("ticket.tags.add", [replyTag(key)]);
}

export async function unmarkUsed(zaf: Zaf, key: string): Promise<void> {
  await zaf.invoke("ticket.tags.remove", [replyTag(key)]);
}
