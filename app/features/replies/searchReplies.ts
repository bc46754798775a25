import type { BriefReply, Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";

/** Full and half width, upper and lower case are the same to someone who searches. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

/** How well one word fits a reply: shortcut and title before text; 0 is not at all. */
function fit(reply: BriefReply, word: string, language: Language): number {
  const shortcut = reply.shortcut === null ? "" : folded(reply.shortcut);
  if (shortcut === word) return 5;
  if (shortcut.startsWith(word) && word !== "") return 4;
  const title = folded(localized(reply.title, language));
  if (title.startsWith(word)) return 4;
  if (title.includes(word)) return 3;
  const others = [...Object.values(reply.title), ...Object.values(reply.stageTitle)].map(folded);
  if (others.some((text) => text.includes(word))) return 2;
  return Object.values(reply.body).some((text) => folded(text).includes(word)) ? 1 : 0;
}

/**
 * The replies that hold every word of the query somewhere, better fits first; equal fits keep the Worker's order
 * (best for the ticket first). An empty query keeps all.
 */
export function searchReplies(
  replies: readonly BriefReply[],
  query: string,
  language: Language,
): readonly BriefReply[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return replies;
  return replies
    .map((reply) => ({ reply, fits: words.map((word) => fit(reply, word, language)) }))
    .filter(({ fits }) => fits.every((each) => each > 0))
    .map(({ reply, fits }) => ({ reply, score: fits.reduce((sum, each) => sum + each, 0) }))
    .sort((a, b) => b.score - a.score)
    .map(({ reply }) => reply);
}
