import type { Json, JsonObject } from "../json.ts";
import type { HookOutcome } from "./hooks.ts";

/** The host's side of one app in one iframe. */
export type AppInstance = {
  readonly guid: string;
  readonly appId: number;
  readonly context: JsonObject;
  /** What the iframe posted; the caller has checked where it came from. */
  receive(data: unknown): void;
  /** Sends an event to the handlers the app has for it. */
  emit(event: string, data: Json): void;
  /** Sends an event that another instance raised on this page's client for it. */
  emitFor(guid: string, event: string, data: Json): void;
  /** Does the app listen? */
  listens(event: string): boolean;
  /** Asks the app's handlers of a hook; allowed at once when it has none. */
  ask(event: string): Promise<HookOutcome>;
  dispose(): void;
};
