import type { Json } from "../json.ts";

/** What an app said to a hook. Source: zendesk-app 1.8. */
export type HookOutcome = { kind: "allowed" } | { kind: "blocked"; message: Json } | { kind: "timed_out" };

/** The host's patience. UNCONFIRMED; a hook that does not answer in time lets the save pass. */
export const HOOK_TIMEOUT_MS = 30_000;

/** Hooks that wait for their reply. */
export type Hooks = {
  /** Asks through `send` and waits. While an earlier question is open the SDK stays silent, so this runs into the time limit. */
  ask(event: string, send: () => void): Promise<HookOutcome>;
  answer(event: string, error: { message: Json } | null): void;
};

/** Makes the waiting list of one app instance. */
export const createHooks = (timeoutMs: number = HOOK_TIMEOUT_MS): Hooks => {
  const waiting = new Map<string, (outcome: HookOutcome) => void>();
  return {
    ask: (event, send) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(event);
          resolve({ kind: "timed_out" });
        }, timeoutMs);
        waiting.set(event, (outcome) => {
          clearTimeout(timer);
          waiting.delete(event);
          resolve(outcome);
        });
        send();
      }),
    answer: (event, error) =>
      waiting.get(event)?.(
        error === null ? { kind: "allowed" } : { kind: "blocked", message: error.message },
      ),
  };
};
