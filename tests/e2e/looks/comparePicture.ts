import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { coarsePixels, differingPixels } from "./coarsePixels.ts";
import { smallPng } from "./smallPng.ts";

const PICTURES = join(import.meta.dirname, "pictures");
/** A hair's breadth on some letters; a word that changed is a hundred pixels and more. */
const PIXELS_TO_SPARE = 40;

/** New pictures are kept as they are: the way to accept a change. */
export const ARE_RENEWED = process.env["TIERWISE_LOOKS"] === "renew";

/**
 * What is wrong with how the page looks, against the picture of that name; null: it looks the same. What it looks like
 * instead is left beside the build, in `dist/looks`.
 */
export async function comparePicture(page: Page, name: string): Promise<string | null> {
  const now = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
  const pixels = await coarsePixels(page, now);
  const path = join(PICTURES, `${name}.png`);
  if (ARE_RENEWED) {
    keep(path, smallPng(pixels));
    return null;
  }
  if (!existsSync(path)) return `${name} has no picture yet: TIERWISE_LOOKS=renew makes it`;
  const differing = differingPixels(await coarsePixels(page, readFileSync(path)), pixels);
  if (differing <= PIXELS_TO_SPARE) return null;
  const found = join(import.meta.dirname, "../../../dist/looks", `${name}.png`);
  keep(found, smallPng(pixels));
  return `${name} looks different in ${differing} pixels: see dist/looks`;
}

function keep(path: string, picture: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, picture);
}
