import * as v from "valibot";

const OwnSchema = v.object({
  favourites: v.array(v.string()),
  /** The last used first. */
  recent: v.array(v.string()),
  /** How often each was inserted. */
  uses: v.record(v.string(), v.number()),
});

/** What one agent prefers among the replies, by their keys. */
export type OwnReplies = {
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
  readonly uses: { readonly [key: string]: number };
};

export const NO_OWN_REPLIES: OwnReplies = { favourites: [], recent: [], uses: {} };

const RECENT_AT_MOST = 20;
const nameOf = (agentId: number): string => `tierwise.replies.${agentId}`;

/** What this browser remembers of the agent. Nobody known, or nothing kept for frames: nothing. */
export function ownReplies(agentId: number | null): OwnReplies {
  if (agentId === null) return NO_OWN_REPLIES;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(agentId)) ?? "null");
    const read = v.safeParse(OwnSchema, kept);
    return read.success ? read.output : NO_OWN_REPLIES;
  } catch {
    return NO_OWN_REPLIES;
  }
}

export function keepOwnReplies(agentId: number | null, own: OwnReplies): void {
  if (agentId === null) return;
  try {
    localStorage.setItem(nameOf(agentId), JSON.stringify(own));
  } catch {
    // Then it holds for this ticket.
  }
}

export function withFavourite(own: OwnReplies, key: string): OwnReplies {
  const others = own.favourites.filter((one) => one !== key);
  const isOne = others.length < own.favourites.length;
  return { ...own, favourites: isOne ? others : [...others, key] };
}

export function withUse(own: OwnReplies, key: string): OwnReplies {
  return {
    ...own,
    recent: [key, ...own.recent.filter((one) => one !== key)].slice(0, RECENT_AT_MOST),
    uses: { ...own.uses, [key]: (own.uses[key] ?? 0) + 1 },
  };
}

type Ordered = { readonly key: string; readonly fit?: number };

/** Among replies that fit equally well, favourites and what this agent uses most come first; else the order stays. */
export function ownFirst<Reply extends Ordered>(
  replies: readonly Reply[],
  own: OwnReplies,
): readonly Reply[] {
  const liking = ({ key }: Ordered): number =>
    (own.favourites.includes(key) ? 1_000_000 : 0) + (own.uses[key] ?? 0);
  // Those without a figure were put on top for a reason; they stay there.
  const top = replies.filter(({ fit }) => fit === undefined);
  const ranked = replies.filter(({ fit }) => fit !== undefined);
  return [
    ...top,
    ...ranked.toSorted((one, other) => (other.fit ?? 0) - (one.fit ?? 0) || liking(other) - liking(one)),
  ];
}

/** Which of the replies are shown without a query. */
export type ReplyShelf = "fitting" | "favourites" | "recent";

export function onShelf<Reply extends Ordered>(
  shelf: ReplyShelf,
  all: readonly Reply[],
  own: OwnReplies,
): readonly Reply[] {
  const byKeys = (keys: readonly string[]): readonly Reply[] =>
    keys.flatMap((key) => all.find((reply) => reply.key === key) ?? []);
  switch (shelf) {
    case "fitting":
      return ownFirst(all, own);
    case "favourites":
      return byKeys(own.favourites);
    case "recent":
      return byKeys(own.recent);
  }
}
