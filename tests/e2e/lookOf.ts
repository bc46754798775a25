import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { sidebarOf } from "./helpDesk.ts";

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
  const { violations } = await new AxeBuilder({ page }).analyze();
  mkdirSync(folder, { recursive: true });
  const picture = join(folder, `${name}-${look.language}-${look.colorScheme}.png`);
  await page.locator('iframe[src*="/apps-assets/"]').first().screenshot({ path: picture });
  const wide = await frame.locator("body").evaluate((body) =>
    [...body.querySelectorAll("*")]
      .filter((element) => {
        const { width, right } = element.getBoundingClientRect();
        return width > 1 && right > window.innerWidth;
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  );
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`),
    ...wide.map((html) => `too wide: ${html}`),
  ];
}
