import { useCallback, useMemo, useRef, useState } from "react";
import type { BriefReply, SearchedReply } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { fetchReplies } from "./fetchReplies.ts";

/** A reply in the list; `elsewhere`: its conditions do not hold for this ticket now, or others fit better. */
export type ListedReply = BriefReply & {
  readonly channel: SearchedReply["channel"];
  readonly isElsewhere: boolean;
};

const fitting = (reply: BriefReply): ListedReply => ({
  ...reply,
  channel: "public_reply",
  isElsewhere: false,
});

/**
 * The replies that fit, and once somebody searches all others behind them. If the Worker does not answer, those that fit
 * are still there.
 */
export function useEveryReply(
  replies: readonly BriefReply[],
): readonly [all: readonly ListedReply[], fetchAll: () => void] {
  const { zaf, session } = useConnection();
  const [every, setEvery] = useState<readonly SearchedReply[]>([]);
  const asked = useRef(false);
  const fetchAll = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    void fetchReplies(zaf, session).then((answer) => {
      if (answer.ok) setEvery(answer.value);
      // Asked again with the next search.
      else asked.current = false;
    });
  }, [zaf, session]);
  const all = useMemo(() => {
    const known = new Set(replies.map(({ key }) => key));
    const others = every.filter(({ key }) => !known.has(key));
    return [...replies.map(fitting), ...others.map((reply) => ({ ...reply, isElsewhere: true, fit: -1 }))];
  }, [replies, every]);
  return [all, fetchAll];
}
