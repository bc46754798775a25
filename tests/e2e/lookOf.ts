import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { sidebarOf } from "./helpDesk.ts";
import { axeFaults } from "./looks/axeFaults.ts";

export type Look = { readonly language: "en" | "zh-cn" | "zh-tw"; readonly colorScheme: "light" | "dark" };

/** Two looks that between them show other words and other colours; all of them when pictures are wanted. */
export const LOOKS: readonly Look[] = [
  { language: "en", colorScheme: "light" },
  { language: "zh-cn", colorScheme: "dark" },
  ...(process.env["TIERWISE_PICTURES"] === undefined
    ? []
    : ([
        { language: "en", colorScheme: "dark" },
        { language: "zh-cn", colorScheme: "light" },
        { language: "zh-tw", colorScheme: "light" },
      ] as const)),
];

const DISCLOSURES_AT_MOST = 8;
const APP_FRAME = 'iframe[src*="/apps-assets/"]';

/** What axe finds wrong in the sidebar as it is now, each as a sentence. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const element = await page.locator(APP_FRAME).first().elementHandle();
  const frame = await element?.contentFrame();
  if (frame === null || frame === undefined) throw new Error("there is no sidebar");
  return axeFaults(frame);
}

/**
 * What is wrong with the sidebar as it looks now, all of it opened: accessibility, and anything wider than its 320
 * pixels. Leaves a picture in `folder`.
 */
export async function wrongWith(
  page: Page,
  look: Look,
  folder: string,
  name: string,
): Promise<readonly string[]> {
  const frame = sidebarOf(page);
  // What opens may hold more to open. Replies stay: opening one closes another.
  const collapsed = frame.locator('section:not(:has(input[type="search"])) button[aria-expanded="false"]');
  for (let opened = 0; opened < DISCLOSURES_AT_MOST && (await collapsed.count()) > 0; opened += 1) {
    await collapsed.first().click();
  }
  const faults = await accessibilityFaults(page);
  mkdirSync(folder, { recursive: true });
  const picture = join(folder, `${name}-${look.language}-${look.colorScheme}.png`);
  await page.locator(APP_FRAME).first().screenshot({ path: picture });
  const wide = await frame.locator("body").evaluate((body) =>
    [...body.querySelectorAll("*")]
      .filter((element) => {
        const { width, right } = element.getBoundingClientRect();
        return width > 1 && right > window.innerWidth;
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  );
  return [...faults, ...wide.map((html) => `too wide: ${html}`)];
}
