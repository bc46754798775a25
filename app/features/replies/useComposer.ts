import { useRef, useState } from "react";
import type { TextKey } from "../../shared/i18n/translate.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { fillInsertion, type Insertion, insertOnTop, undoInsertion } from "./composer.ts";
import { OUTCOME_TEXTS } from "./outcomeText.ts";
import { markUsed, unmarkUsed } from "./markUsed.ts";
import type { SlotValues } from "./slots.ts";

/** What was done last, and whether it went wrong; `key`: the reply it is about. */
export type ComposerNews = { readonly key: string; readonly text: TextKey; readonly isBad: boolean };

/** What this sidebar put into the composer, the last on top, with the way back. */
export type ComposerStack = {
  readonly stack: readonly Insertion[];
  readonly news: ComposerNews | null;
  /** @returns whether it is in the composer now */
  readonly insert: (reply: { readonly key: string; readonly text: string }) => Promise<boolean>;
  readonly fail: (key: string) => void;
  readonly undo: () => Promise<void>;
  readonly fill: (values: SlotValues) => Promise<void>;
};

/** Keeps the stack of insertions. One step at a time: a second click waits for the first. */
export function useComposer(zaf: Zaf): ComposerStack {
  const [stack, setStack] = useState<readonly Insertion[]>([]);
  const [news, setNews] = useState<ComposerNews | null>(null);
  const latest = useRef<readonly Insertion[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const put = (next: readonly Insertion[]): void => {
    latest.current = next;
    setStack(next);
  };
  const inTurn = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const turn = line.current.then(step);
    line.current = turn.catch(() => undefined);
    return turn;
  };
  const say = (key: string, text: TextKey, isBad = false): void => setNews({ key, text, isBad });

  return {
    stack,
    news,
    fail: (key) => say(key, OUTCOME_TEXTS.failed, true),
    insert: (reply) =>
      inTurn(async () => {
        setNews(null);
        const { outcome, insertion } = await insertOnTop(zaf, reply, latest.current.at(-1) ?? null);
        say(reply.key, OUTCOME_TEXTS[outcome], outcome === "failed");
        if (insertion === null) return false;
        put([...latest.current, insertion]);
        await markUsed(zaf, reply.key);
        return true;
      }),
    undo: () =>
      inTurn(async () => {
        const last = latest.current.at(-1);
        if (last === undefined) return;
        const outcome = await undoInsertion(zaf, last);
        say(last.key, UNDO_TEXTS[outcome], outcome !== "undone");
        if (outcome === "failed") return;
        // What was changed since cannot be told apart from the agent's own words: it is the agent's now.
        const rest = outcome === "changed" ? [] : latest.current.slice(0, -1);
        put(rest);
        if (outcome === "undone" && !rest.some(({ key }) => key === last.key))
          await unmarkUsed(zaf, last.key);
      }),
    fill: (values) =>
      inTurn(async () => {
        const last = latest.current.at(-1);
        if (last === undefined) return;
        const outcome = await fillInsertion(zaf, last, values);
        say(last.key, FILL_TEXTS[outcome.kind], outcome.kind !== "filled");
        if (outcome.kind === "filled") put([...latest.current.slice(0, -1), outcome.insertion]);
      }),
  };
}

const UNDO_TEXTS = {
  undone: "replies.undone",
  changed: "replies.undoChanged",
  failed: "replies.undoFailed",
} as const satisfies Record<string, TextKey>;

const FILL_TEXTS = {
  filled: "replies.filled",
  changed: "replies.fillChanged",
  failed: "replies.fillFailed",
} as const satisfies Record<string, TextKey>;
