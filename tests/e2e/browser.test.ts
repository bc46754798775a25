import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function pictureOf(character: string, style: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 40, height: 40 } });
  try {
    await page.setContent(`<p style="font: ${style} 20px sans-serif">${character}</p>`);
    return (await page.screenshot()).toString("base64");
  } finally {
    await page.close();
  }
}

it.each(["normal", "bold"])(
  "the tests' browser can write Chinese, whatever the machine has: %s",
  async (style) => {
    const pictures = await Promise.all([" ", "客", "户", "戶", "級"].map((each) => pictureOf(each, style)));
    // Without a font all of them would be the same blank, or the same box.
    expect(new Set(pictures).size).toBe(pictures.length);
  },
);
