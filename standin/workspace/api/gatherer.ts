type Key = readonly (string | number)[];

/** Collects keys and passes each on once, at most every `waitMs`; the first of a quiet time waits as long. */
export const createGatherer = (waitMs: number, pass: (key: Key) => void): ((key: Key) => void) => {
  const waiting = new Map<string, Key>();
  return (key) => {
    if (waiting.size === 0)
      setTimeout(() => {
        const keys = [...waiting.values()];
        waiting.clear();
        for (const each of keys) pass(each);
      }, waitMs);
    waiting.set(key.join(" "), key);
  };
};
