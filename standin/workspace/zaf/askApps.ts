import type { Json } from "../json.ts";
import { instances } from "./instanceDirectory.ts";

/** What all apps together say to a hook. */
export type HookVerdict = { kind: "allowed" } | { kind: "blocked"; message: string };

/** Asks every open app; one that blocks is enough. What is shown for a bare `false` is UNCONFIRMED. */
export const askApps = async (event: string): Promise<HookVerdict> => {
  const outcomes = await Promise.all(instances.all().map((instance) => instance.ask(event)));
  const blocking = outcomes.find((outcome) => outcome.kind === "blocked");
  return blocking === undefined
    ? { kind: "allowed" }
    : { kind: "blocked", message: asText(blocking.message) };
};

const asText = (message: Json): string => (typeof message === "string" ? message : "–");
