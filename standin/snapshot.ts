import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as v from "valibot";
import { emptyState, type State } from "./state.ts";

const VERSION = 1;

/** Reads a snapshot; undefined when there is none, or it is of another version of the stand-in. */
export const readSnapshot = (file: string): State | undefined => {
  if (!existsSync(file)) return undefined;
  const parsed = v.safeParse(snapshotSchema, JSON.parse(readFileSync(file, "utf8"), reviveMap));
  if (!parsed.success) return undefined;
  const { state } = parsed.output;
  // Tokens count on a running time that starts anew, and nobody runs yesterday's jobs.
  state.oauthTokens.clear();
  for (const job of state.jobs.values())
    if (job.status === "queued" || job.status === "working") job.status = "killed";
  return state;
};

/** Writes a snapshot; a half-written file never replaces a good one. */
export const writeSnapshot = (file: string, state: State): void => {
  writeFileSync(`${file}.part`, JSON.stringify({ version: VERSION, state }, replaceMap));
  renameSync(`${file}.part`, file);
};

const replaceMap = (_key: string, value: unknown): unknown =>
  value instanceof Map ? { $map: [...value] } : value;

const entries = v.object({ $map: v.array(v.tuple([v.union([v.string(), v.number()]), v.unknown()])) });
const reviveMap = (_key: string, value: unknown): unknown => {
  const map = v.safeParse(entries, value);
  return map.success ? new Map(map.output.$map) : value;
};

/** The file is our own: what is checked is that every part of a state is there and of its kind. */
const isState = (value: unknown): value is State =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(emptyState("trial")).every(([key, part]) => {
    const found = Object.entries(value).find(([name]) => name === key)?.[1];
    return part instanceof Map ? found instanceof Map : typeof found === "object";
  });

const snapshotSchema = v.object({ version: v.literal(VERSION), state: v.custom<State>(isState) });
