import { createStore, useStore } from "../store.ts";

/** The screens of the workspace. */
export type Route =
  | { screen: "tickets"; status: string }
  | { screen: "ticket"; id: number }
  | { screen: "new_ticket" }
  | { screen: "organizations" }
  | { screen: "organization"; id: number }
  | { screen: "app"; slug: string; rest: string }
  | { screen: "app_settings"; installationId: number }
  | { screen: "end_user" }
  | { screen: "not_found" };

const PATTERNS: readonly (readonly [RegExp, (groups: readonly string[]) => Route])[] = [
  [/^\/agent\/?$/, () => ({ screen: "tickets", status: "unsolved" })],
  [/^\/agent\/tickets\/?$/, () => ({ screen: "tickets", status: "unsolved" })],
  [/^\/agent\/list\/([a-z]+)$/, ([status = ""]) => ({ screen: "tickets", status })],
  [/^\/agent\/tickets\/new$/, () => ({ screen: "new_ticket" })],
  [/^\/agent\/tickets\/(\d+)$/, ([id]) => ({ screen: "ticket", id: Number(id) })],
  [/^\/agent\/organizations\/?$/, () => ({ screen: "organizations" })],
  [/^\/agent\/organizations\/(\d+)$/, ([id]) => ({ screen: "organization", id: Number(id) })],
  [/^\/agent\/admin\/apps\/(\d+)$/, ([id]) => ({ screen: "app_settings", installationId: Number(id) })],
  [/^\/agent\/apps\/([^/]+)(\/.*)?$/, ([slug = "", rest = ""]) => ({ screen: "app", slug, rest })],
  [/^\/agent\/end-user$/, () => ({ screen: "end_user" })],
];

/** The screen of a path. */
export const routeOf = (path: string): Route => {
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(path);
    if (match !== null) return make(match.slice(1));
  }
  return { screen: "not_found" };
};

const pathStore = createStore(location.pathname);
window.addEventListener("popstate", () => pathStore.set(location.pathname));

/** Goes to a path of the workspace. */
export const navigate = (path: string): void => {
  history.pushState(null, "", path);
  pathStore.set(path);
};

/** The present path. */
export const usePath = (): string => useStore(pathStore);
