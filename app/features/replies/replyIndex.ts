import type { BriefReply, Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { foldSearch } from "./foldSearch.ts";

/** A reply with everything it may be found by, folded once so that a keystroke costs little. */
export type IndexedReply<Reply extends BriefReply = BriefReply> = {
  readonly reply: Reply;
  readonly shortcut: string;
  /** Title in the language shown. */
  readonly title: string;
  /** Titles and stages in every language, one a line. */
  readonly names: string;
  /** Bodies in every language, one a line. */
  readonly bodies: string;
  /** How the Chinese title sounds, "yue ding"; empty: not known (yet). */
  readonly syllables: readonly string[];
};

export type ReplyIndex<Reply extends BriefReply = BriefReply> = {
  readonly entries: readonly IndexedReply<Reply>[];
  /** Words of the titles, for those who mistype one. */
  readonly words: readonly string[];
};

/** Syllables of a Chinese text. */
export type Sound = (text: string) => readonly string[];

const lines = (texts: readonly (string | undefined)[]): string =>
  foldSearch(texts.filter((text) => text !== undefined).join("\n"));

/** Makes replies ready to be searched by someone who sees their titles in `language`. */
export function replyIndex<Reply extends BriefReply>(
  replies: readonly Reply[],
  language: Language,
): ReplyIndex<Reply> {
  const entries = replies.map((reply) => ({
    reply,
    shortcut: foldSearch(reply.shortcut ?? ""),
    title: foldSearch(localized(reply.title, language)),
    names: lines([...Object.values(reply.title), ...Object.values(reply.stageTitle)]),
    bodies: lines(Object.values(reply.body)),
    syllables: [],
  }));
  const words = new Set(entries.flatMap(({ names }) => names.match(/[a-z]{4,}/gu) ?? []));
  return { entries, words: [...words] };
}

/** The Chinese title of a reply; null: it has none. */
const chineseTitle = ({ title }: BriefReply): string | null => title["zh-CN"] ?? title["zh-TW"] ?? null;

/** The entry with the sound of its title. */
export function withSound<Reply extends BriefReply>(
  entry: IndexedReply<Reply>,
  sound: Sound,
): IndexedReply<Reply> {
  const title = chineseTitle(entry.reply);
  return title === null ? entry : { ...entry, syllables: sound(title) };
}
