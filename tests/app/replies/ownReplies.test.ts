import { afterEach, describe, expect, it, vi } from "vitest";
import {
  keepOwnReplies,
  NO_OWN_REPLIES,
  onShelf,
  ownFirst,
  ownReplies,
  withFavourite,
  withUse,
} from "../../../app/features/replies/ownReplies.ts";
import { someReply } from "./someReplies.ts";

afterEach(() => vi.unstubAllGlobals());

const browser = (kept: Map<string, string>) =>
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  });

const keysOf = (replies: readonly { readonly key: string }[]) => replies.map(({ key }) => key);

describe("an agent's own replies", () => {
  it("come first only among those that fit equally well", () => {
    const replies = [
      someReply("apology"),
      someReply("best", { fit: 3 }),
      someReply("one", { fit: 2 }),
      someReply("two", { fit: 2 }),
      someReply("three", { fit: 2 }),
      someReply("last", { fit: 1 }),
    ];
    const own = withFavourite(withFavourite(withUse(NO_OWN_REPLIES, "two"), "three"), "last");
    expect(keysOf(ownFirst(replies, own))).toEqual(["apology", "best", "three", "two", "one", "last"]);
  });

  it("are remembered for each agent", () => {
    browser(new Map());
    keepOwnReplies(7, withFavourite(NO_OWN_REPLIES, "greet"));
    expect(ownReplies(7).favourites).toEqual(["greet"]);
    expect(ownReplies(8)).toEqual(NO_OWN_REPLIES);
    expect(withFavourite(ownReplies(7), "greet").favourites).toEqual([]);
  });

  it("are none where the browser keeps nothing, or something else", () => {
    expect(ownReplies(7)).toEqual(NO_OWN_REPLIES);
    browser(new Map([["tierwise.replies.7", '{"favourites":3}']]));
    expect(ownReplies(7)).toEqual(NO_OWN_REPLIES);
  });

  it("are listed by what was used last; a reply the policy has no more is left out", () => {
    const own = ["a", "b", "gone", "a"].reduce(withUse, NO_OWN_REPLIES);
    expect(own.recent).toEqual(["a", "gone", "b"]);
    expect(keysOf(onShelf("recent", [someReply("b"), someReply("a")], own))).toEqual(["a", "b"]);
  });
});
