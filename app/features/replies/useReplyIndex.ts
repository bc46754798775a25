import { useEffect, useMemo, useState } from "react";
import type { BriefReply, Language } from "#core";
import { loadSound } from "./loadSound.ts";
import { type IndexedReply, type ReplyIndex, replyIndex, withSound } from "./replyIndex.ts";

/** Titles worked out at one go; what is typed meanwhile is not kept waiting. */
const AT_ONCE = 40;

/** The replies ready to be searched; for those who read Chinese also by the sound of their titles, as soon as it is known. */
export function useReplyIndex<Reply extends BriefReply>(
  replies: readonly Reply[],
  language: Language,
  isChineseRead: boolean,
): ReplyIndex<Reply> {
  const silent = useMemo(() => replyIndex(replies, language), [replies, language]);
  const [sounding, setSounding] = useState<{
    readonly of: unknown;
    readonly index: ReplyIndex<Reply>;
  } | null>(null);
  useEffect(() => {
    if (!isChineseRead) return undefined;
    let isWanted = true;
    const work = async (): Promise<void> => {
      const sound = await loadSound();
      const entries: IndexedReply<Reply>[] = [];
      while (entries.length < silent.entries.length) {
        // oxlint-disable-next-line no-await-in-loop -- the pause between two stretches is the point
        await new Promise((done) => setTimeout(done, 0));
        if (!isWanted) return;
        const stretch = silent.entries.slice(entries.length, entries.length + AT_ONCE);
        entries.push(...stretch.map((entry) => withSound(entry, sound)));
      }
      setSounding({ of: silent, index: { ...silent, entries } });
    };
    work().catch((error: unknown) => console.error("titles cannot be found by their sound yet", error));
    return () => {
      isWanted = false;
    };
  }, [silent, isChineseRead]);
  return sounding?.of === silent ? sounding.index : silent;
}
