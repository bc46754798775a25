import * as v from "valibot";
import { createStore } from "../store.ts";

/** Languages of the page. */
export const LANGUAGES = ["en", "zh-cn", "zh-tw"] as const;
export type Language = (typeof LANGUAGES)[number];
export type ColorScheme = "light" | "dark";

/** Who sits at the workspace, and how they like it. Kept in the browser; the address may override each. */
export type Session = {
  readonly agentId: number;
  readonly language: Language;
  readonly colorScheme: ColorScheme;
};

const KEY = "workspace-session";
const sessionSchema = v.object({
  agentId: v.fallback(v.pipe(v.union([v.number(), v.pipe(v.string(), v.toNumber())]), v.integer()), 1),
  language: v.fallback(v.picklist(LANGUAGES), "en"),
  colorScheme: v.fallback(v.picklist(["light", "dark"]), "light"),
});

const stored = (): object => {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
};

const asked = (): object => {
  const query = new URLSearchParams(location.search);
  const pairs = [
    ["agentId", query.get("agent")],
    ["language", query.get("language")],
    ["colorScheme", query.get("colorScheme")],
  ] as const;
  return Object.fromEntries(pairs.filter(([, value]) => value !== null));
};

/** The one session of this page: `?agent=3&language=zh-cn&colorScheme=dark`, else what was chosen last. */
export const sessionStore = createStore<Session>(
  v.parse(sessionSchema, { agentId: 1, language: "en", colorScheme: "light", ...stored(), ...asked() }),
);

sessionStore.subscribe((_before, after) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(after));
  } catch {
    // A browser that stores nothing forgets the choice, no more.
  }
});

/** Changes a part of the session. */
export const changeSession = (patch: Partial<Session>): void =>
  sessionStore.set({ ...sessionStore.get(), ...patch });
