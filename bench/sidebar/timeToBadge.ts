/// <reference lib="dom" />
import type { Browser } from "playwright-core";

const PATIENCE_MS = 30_000;

/**
 * Opens the page in a fresh browser context (nothing cached) and waits for the first `<strong>` in the frame, the badge.
 * @returns milliseconds from the start of the frame's own navigation until the badge is on the screen.
 */
export async function timeToBadge(
  browser: Browser,
  url: string,
  isFrame: (url: string) => boolean,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    await context.addInitScript(watchForBadge);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "commit" });
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      for (const frame of page.frames().filter((each) => isFrame(each.url()))) {
        const shownAt = await frame
          .evaluate(() => document.documentElement.dataset["badgeShownAt"])
          .catch(() => undefined);
        if (shownAt !== undefined) return Number(shownAt);
      }
      if (performance.now() > deadline) throw new Error(`no badge on ${url} after ${PATIENCE_MS / 1000} s`);
      await page.waitForTimeout(50);
    }
  } finally {
    await context.close();
  }
}

/** Runs in every frame before its own scripts. */
function watchForBadge(): void {
  const look = (): void => {
    if (document.querySelector("strong") === null) return;
    observer.disconnect();
    // The frame after the next one: by then the browser has painted it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset["badgeShownAt"] = String(performance.now());
      }),
    );
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}
