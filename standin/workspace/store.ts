import { useSyncExternalStore } from "react";

/** A value that can be watched. Listeners get the value before and after. */
export type Store<Value> = {
  get(): Value;
  set(value: Value): void;
  subscribe(listener: (before: Value, after: Value) => void): () => void;
};

/** Makes a store. Setting the same value again tells nobody. */
export const createStore = <Value>(first: Value): Store<Value> => {
  let current = first;
  const listeners = new Set<(before: Value, after: Value) => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      const before = current;
      current = value;
      for (const listener of listeners) listener(before, value);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The store's value, in a component. */
export const useStore = <Value>(store: Store<Value>): Value =>
  useSyncExternalStore(
    (notify) => store.subscribe(() => notify()),
    () => store.get(),
  );
