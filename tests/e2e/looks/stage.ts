import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Scene, SceneLook } from "./scene.ts";
import { playHost } from "./sceneHost.ts";

const ORIGIN = "https://app.example.test";
const TYPES: { readonly [ending: string]: string } = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
/** The instant at which every scene plays: a Friday morning in UTC, the afternoon in Shanghai. */
export const SCENE_NOW = "2026-11-20T09:00:00Z";
/** Zendesk's sidebar, and what a laptop shows of it. */
export const SIDEBAR_PIXELS = { width: 320, height: 600 } as const;
const QUIET_MILLISECONDS = 300;

/**
 * Opens the built app in a page of a sidebar's size, with `scene` around it; resolves once nothing changes
 * any more. Whoever opens it closes its context.
 */
export async function openScene(
  browser: Browser,
  assets: string,
  scene: Scene,
  look: SceneLook,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIDEBAR_PIXELS,
    colorScheme: look.colorScheme,
    reducedMotion: "reduce",
    locale: look.locale,
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await page.route("**/*", async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return route.fulfill({ status: 200, contentType: "text/javascript", body: "" });
    try {
      const body = readFileSync(join(assets, pathname));
      return await route.fulfill({ body, contentType: TYPES[extname(pathname)] ?? "text/plain" });
    } catch {
      return route.fulfill({ status: 404, body: "" });
    }
  });
  await page.clock.setFixedTime(SCENE_NOW);
  await page.addInitScript(playHost, { scene, look });
  const query = new URLSearchParams({ origin: ORIGIN, app_guid: "scene", colorScheme: look.colorScheme });
  await page.goto(`${ORIGIN}/index.html?${query.toString()}`);
  await page.locator("main").waitFor();
  await settled(page);
  return page;
}

/** Resolves when the page has not changed for a moment, fonts and lazy parts included. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, quiet);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, quiet);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    QUIET_MILLISECONDS,
  );
  await page.evaluate(async () => void (await document.fonts.ready));
}
