/// <reference lib="dom" />
import type { Browser } from "playwright-core";

const PATIENCE_MS = 30_000;
/** Until the host page has loaded its own data. */
const REST_MS = 1000;

/** A page that hosts a frame: where it waits, and where the frame with the badge opens. */
export type HostPage = {
  readonly url: string;
  /** The path to go to inside the page, as a click of its own would. */
  readonly framePath: string;
  /** What the frame's address contains. */
  readonly frameHas: string;
};

/** Milliseconds from the start of the frame's own navigation. Null: a step that the page does not have. */
export type BadgeTimes = {
  /** The frame's document is there and asks for its scripts. */
  readonly document: number | null;
  /** Zendesk has answered the handshake. */
  readonly registered: number | null;
  /** The answer to the first request, the brief, has come. */
  readonly answered: number | null;
  /** The first `<strong>`, the badge, is painted. */
  readonly badge: number;
};

/**
 * Opens the host page in a fresh browser context, lets it come to rest, then opens the frame, of which nothing is cached.
 */
export async function timeToBadge(browser: Browser, host: HostPage): Promise<BadgeTimes> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    await context.addInitScript(watchForBadge);
    const page = await context.newPage();
    await page.goto(host.url, { waitUntil: "load" });
    await page.waitForTimeout(REST_MS);
    await page.evaluate(goTo, host.framePath);
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      for (const frame of page.frames().filter((each) => each.url().includes(host.frameHas))) {
        const times = await frame
          .evaluate(() => document.documentElement.dataset["badgeTimes"])
          .catch(() => undefined);
        if (times !== undefined) return JSON.parse(times) as BadgeTimes;
      }
      if (performance.now() > deadline)
        throw new Error(`no badge on ${host.url} after ${PATIENCE_MS / 1000} s`);
      await page.waitForTimeout(50);
    }
  } finally {
    await context.close();
  }
}

/** Runs in the host page. */
function goTo(path: string): void {
  history.pushState(null, "", path);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/** Runs in every frame before its own scripts. */
function watchForBadge(): void {
  const heard: { [key: string]: number } = {};
  window.addEventListener(
    "message",
    ({ data }) => {
      const key = typeof data === "string" ? /"key":"zaf[.]([^"]+)"/.exec(data)?.[1] : undefined;
      if (key !== undefined) heard[key] ??= performance.now();
    },
    { capture: true },
  );
  const look = (): void => {
    if (document.querySelector("strong") === null) return;
    observer.disconnect();
    // The frame after the next one: by then the browser has painted it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset["badgeTimes"] = JSON.stringify({
          document: performance.getEntriesByType("resource")[0]?.startTime ?? null,
          registered: heard["app.registered"] ?? null,
          answered: heard["request:1.done"] ?? null,
          badge: performance.now(),
        });
      }),
    );
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}
