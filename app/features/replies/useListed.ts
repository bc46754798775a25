import { useMemo, useState } from "react";
import type { Language } from "#core";
import { onShelf, type OwnReplies, type ReplyShelf } from "./ownReplies.ts";
import { searchReplies } from "./replySearch.ts";
import type { ListedReply } from "./useEveryReply.ts";
import { useReplyIndex } from "./useReplyIndex.ts";

/** More at once would push the list out of sight at 320 px; search and one click show the rest. */
const ROWS_AT_FIRST = 5;
/** What is found; another letter finds it sooner than reading on, and each row costs the typist time. */
const ROWS_FOUND = 12;
const ROWS_AT_MOST = 60;

export type Listed = {
  readonly query: string;
  readonly shelf: ReplyShelf;
  /** What is shown, and how many more one click would show. */
  readonly shown: readonly ListedReply[];
  readonly hidden: number;
  readonly search: (query: string) => void;
  readonly choose: (shelf: ReplyShelf) => void;
  readonly showMore: () => void;
};

/** Which of all replies the list shows: those found, or those on the shelf. */
export function useListed(
  all: readonly ListedReply[],
  own: OwnReplies,
  languages: { readonly screen: Language; readonly reply: Language },
): Listed {
  const [query, setQuery] = useState("");
  const [shelf, setShelf] = useState<ReplyShelf>("fitting");
  const [showsMore, setShowsMore] = useState(false);
  const isChineseRead = languages.screen !== "en" || languages.reply !== "en";
  const index = useReplyIndex(all, languages.screen, isChineseRead);
  const found = useMemo(() => {
    if (query.trim() !== "") return searchReplies(index, query);
    return onShelf(shelf, shelf === "fitting" ? all.filter(({ isElsewhere }) => !isElsewhere) : all, own);
  }, [query, index, shelf, all, own]);
  const rows = query.trim() === "" ? ROWS_AT_FIRST : ROWS_FOUND;
  const shown = found.slice(0, showsMore ? ROWS_AT_MOST : rows);
  return {
    query,
    shelf,
    shown,
    hidden: showsMore ? 0 : Math.min(found.length, ROWS_AT_MOST) - shown.length,
    search: (next) => {
      setQuery(next);
      setShowsMore(false);
    },
    choose: (next) => {
      setShelf(next);
      setShowsMore(false);
    },
    showMore: () => setShowsMore(true),
  };
}
