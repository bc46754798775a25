const PREFIX = "reply_";

/** The ticket tag that says a scripted reply was used: saved with the answer, heard by the Worker (decision 012). */
export const replyTag = (key: string): string => `${PREFIX}${key}`;

/** Keys of the replies that tags name; only those the policy has, as accounts have tags of their own. */
export function repliesIn(tags: readonly string[], keys: ReadonlySet<string>): readonly string[] {
  return tags
    .filter((tag) => tag.startsWith(PREFIX))
    .map((tag) => tag.slice(PREFIX.length))
    .filter((key) => keys.has(key));
}
