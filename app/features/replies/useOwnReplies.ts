import { useState } from "react";
import { keepOwnReplies, type OwnReplies, ownReplies } from "./ownReplies.ts";

/** What the agent prefers among replies, remembered by this browser. */
export function useOwnReplies(
  agentId: number | null,
): readonly [own: OwnReplies, change: (next: (own: OwnReplies) => OwnReplies) => void] {
  const [own, setOwn] = useState(() => ownReplies(agentId));
  return [
    own,
    (next) => {
      // Another frame of the same agent may have written since.
      const changed = next(ownReplies(agentId));
      keepOwnReplies(agentId, changed);
      setOwn(agentId === null ? next(own) : changed);
    },
  ];
}
