import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { type CoarsePixels, coarsePixels, differingPixels } from "./coarsePixels.ts";
import { readSmallPng, smallPng } from "./smallPng.ts";
import type { Stage } from "./stage.ts";

const PICTURES = join(import.meta.dirname, "pictures");
/** A hair's breadth on some letters; a word that changed is a hundred pixels and more. */
const PIXELS_TO_SPARE = 40;
const LATER_LOOKS_MILLISECONDS = [300, 1_000];
/** A picture that is to be kept must not miss what comes late. */
const UNHURRIED_MILLISECONDS = 1_000;

/** New pictures are kept as they are: the way to accept a change. */
export const ARE_RENEWED = process.env["TIERWISE_LOOKS"] === "renew";

/**
 * What is wrong with how the page on the stage looks, against the picture of that name; null: it looks the same, now or a
 * moment later. What it looks like instead is left beside the build, in `dist/looks`.
 */
export async function comparePicture({ page, settled }: Stage, name: string): Promise<string | null> {
  const path = join(PICTURES, `${name}.png`);
  if (ARE_RENEWED) {
    await settled(UNHURRIED_MILLISECONDS);
    keep(path, smallPng(await look(page)));
    return null;
  }
  if (!existsSync(path)) return `${name} has no picture yet: TIERWISE_LOOKS=renew makes it`;
  const wanted = readSmallPng(readFileSync(path));
  let pixels = await look(page);
  for (const milliseconds of LATER_LOOKS_MILLISECONDS) {
    if (differingPixels(wanted, pixels) <= PIXELS_TO_SPARE) return null;
    // oxlint-disable-next-line no-await-in-loop -- a machine that has much to do draws some parts late
    await settled(milliseconds);
    // oxlint-disable-next-line no-await-in-loop -- another look only where the one before was in vain
    pixels = await look(page);
  }
  const differing = differingPixels(wanted, pixels);
  if (differing <= PIXELS_TO_SPARE) return null;
  const found = join(import.meta.dirname, "../../../dist/looks", `${name}.png`);
  keep(found, smallPng(pixels));
  return `${name} looks different in ${differing} pixels: see dist/looks`;
}

async function look(page: Page): Promise<CoarsePixels> {
  const png = await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
  return coarsePixels(page, png);
}

function keep(path: string, picture: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, picture);
}
