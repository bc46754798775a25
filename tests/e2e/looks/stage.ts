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
const SCENE_NOW = "2026-11-20T09:00:00Z";
/** Zendesk's sidebar, and what a laptop shows of it. */
export const SIDEBAR_PIXELS = { width: 320, height: 600 } as const;
const QUIET_MILLISECONDS = 100;

/** A page of one language and colour scheme, on which one scene plays after the other. */
export type Stage = {
  readonly page: Page;
  /** Opens the built app with `scene` around it, in a browser that remembers nothing; resolves once that has settled. */
  readonly play: (scene: Scene) => Promise<void>;
  /** Resolves when nothing is fetched and nothing has changed for so long, or for a moment. */
  readonly settled: (milliseconds?: number) => Promise<void>;
  /** Zendesk changes to the other colour scheme while the app is open. */
  readonly changeColours: () => Promise<void>;
};

/** Opens an empty stage; it closes with the browser. `assets`: the folder of the built app. */
export async function openStage(browser: Browser, assets: string, look: SceneLook): Promise<Stage> {
  const context = await browser.newContext({
    viewport: SIDEBAR_PIXELS,
    colorScheme: look.colorScheme,
    reducedMotion: "reduce",
    locale: look.locale,
    timezoneId: "Asia/Shanghai",
  });
  await context.clock.setFixedTime(SCENE_NOW);
  const page = await context.newPage();
  let sdk = "";
  let asked = 0;
  let answered = 0;
  await page.route("**/*", async (route) => {
    asked += 1;
    const { origin, pathname } = new URL(route.request().url());
    await route
      .fulfill(origin === ORIGIN ? fileOf(assets, pathname) : { contentType: "text/javascript", body: sdk })
      .finally(() => {
        answered += 1;
      });
  });
  const settled = async (milliseconds = QUIET_MILLISECONDS): Promise<void> => {
    let before: number;
    do {
      before = answered;
      // oxlint-disable-next-line no-await-in-loop -- another moment only where something came in this one
      await page.evaluate(quietMoment, milliseconds);
    } while (asked !== before);
  };
  return {
    page,
    settled,
    play: async (scene) => {
      sdk = `(${playHost.toString()})(${JSON.stringify({ scene, look })})`;
      await page.setViewportSize({ ...SIDEBAR_PIXELS, width: scene.width ?? SIDEBAR_PIXELS.width });
      const query = new URLSearchParams({
        origin: ORIGIN,
        app_guid: "scene",
        colorScheme: look.colorScheme,
      });
      await page.goto(`${ORIGIN}/index.html?${query.toString()}`);
      // What is drawn before the screens are there has no class.
      await page.locator("main[class]").waitFor();
      await settled();
    },
    changeColours: async () => {
      const other = look.colorScheme === "dark" ? "light" : "dark";
      await page.evaluate((scheme) => window.raise("colorScheme.changed", scheme), other);
      await settled();
    },
  };
}

type Answer = { readonly status?: number; readonly contentType?: string; readonly body: Buffer | string };

function fileOf(assets: string, pathname: string): Answer {
  try {
    return {
      body: readFileSync(join(assets, pathname)),
      contentType: TYPES[extname(pathname)] ?? "text/plain",
    };
  } catch {
    return { status: 404, body: "" };
  }
}

/** Runs in the page: resolves when it has not changed for so long. */
async function quietMoment(milliseconds: number): Promise<void> {
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, milliseconds);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, milliseconds);
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await document.fonts.ready;
}
