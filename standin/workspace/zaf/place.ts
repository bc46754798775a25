import type { Json, JsonObject } from "../json.ts";
import type { ZafAnswer } from "./zafAnswer.ts";

/** A path in parts: `ticket.customField:custom_field_7` is name `ticket.customField` and argument `custom_field_7`. */
export type ZafPath = { readonly name: string; readonly argument: string | null };

/** Reads a path; a dot escaped by a backslash belongs to its argument. */
export const readPath = (path: string): ZafPath => {
  const colon = path.indexOf(":");
  if (colon < 0) return { name: path, argument: null };
  return { name: path.slice(0, colon), argument: path.slice(colon + 1).replaceAll("\\.", ".") };
};

/** What one place of the interface (a ticket, an organization …) offers to the apps in it. `undefined`: not its path. */
export type Place = {
  readonly location: string;
  /** Ids that the context carries. */
  readonly context: JsonObject;
  get(path: ZafPath): Promise<ZafAnswer | undefined>;
  set(path: ZafPath, value: Json): Promise<ZafAnswer | undefined>;
  invoke(path: ZafPath, args: readonly Json[]): Promise<ZafAnswer | undefined>;
  /** Tells of the place's own events, such as `ticket.subject.changed`. */
  subscribe(listener: (event: string, data: Json) => void): () => void;
};

/** Follows the rest of a dotted name into an object: `requester.name` in a ticket. */
export const walk = (value: Json, names: readonly string[]): Json | undefined => {
  let current: Json | undefined = value;
  for (const name of names) {
    if (current === null || current === undefined) return current;
    if (typeof current !== "object") return undefined;
    current = Object.entries(current).find(([key]) => key === name)?.[1];
  }
  return current;
};
