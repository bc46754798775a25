import { isDeepStrictEqual } from "node:util";
import { inflateSync } from "node:zlib";
import type { Page } from "playwright-core";

/** A picture with few colours: each pixel's place in the palette, row by row. */
export type CoarsePixels = {
  readonly width: number;
  readonly height: number;
  /** [red, green, blue] of 0 to 255; at most 256 of them. */
  readonly palette: readonly (readonly [number, number, number])[];
  readonly indexes: Buffer;
};

type Drawn = {
  readonly width: number;
  readonly height: number;
  readonly palette: [number, number, number][];
  /** The indexes, deflated. */
  readonly base64: string;
};

/** Reads a PNG in the page's own decoder, with colours rounded to steps of 17, or of 36 where that leaves too many. */
export async function coarsePixels(page: Page, png: Buffer): Promise<CoarsePixels> {
  const { base64, ...rest } = await page.evaluate(async (source): Promise<Drawn> => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const colours = new Uint32Array(data.buffer);
    const coarse = (step: number) => {
      // Exact colours are few, and most pixels have that of the one before.
      const places = new Map<number, number>();
      const palette: [number, number, number][] = [];
      const rounded = (channel: number): number => Math.min(255, Math.round(channel / step) * step);
      const placeOf = (pixel: number): number => {
        const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
        const colour = [rounded(red), rounded(green), rounded(blue)] as [number, number, number];
        const known = palette.findIndex((one) => one.every((value, channel) => value === colour[channel]));
        return known === -1 ? palette.push(colour) - 1 : known;
      };
      const indexes = new Uint8Array(width * height);
      let last = -1;
      let place = 0;
      for (const [pixel, colour] of colours.entries()) {
        if (colour !== last) {
          place = places.get(colour) ?? placeOf(pixel);
          places.set(colour, place);
          last = colour;
        }
        indexes[pixel] = place;
      }
      return { palette, indexes };
    };
    const fine = coarse(17);
    const { palette, indexes } = fine.palette.length <= 256 ? fine : coarse(36);
    const packed = new Blob([indexes]).stream().pipeThrough(new CompressionStream("deflate"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    return {
      width,
      height,
      palette,
      base64: btoa([...bytes].map((byte) => String.fromCharCode(byte)).join("")),
    };
  }, png.toString("base64"));
  if (rest.palette.length > 256)
    throw new Error(`${rest.palette.length} colours are too many for a small picture`);
  return { ...rest, indexes: inflateSync(Buffer.from(base64, "base64")) };
}

/** Further apart than this in any of red, green and blue is another colour to the eye, not another rounding. */
const FAR = 40;

/** How many pixels differ visibly; every pixel that only one of them has counts. */
export function differingPixels(one: CoarsePixels, other: CoarsePixels): number {
  if (isDeepStrictEqual(one, other)) return 0;
  const isFar = one.palette.map((from) =>
    other.palette.map((to) => from.some((value, channel) => Math.abs(value - (to[channel] ?? 0)) > FAR)),
  );
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  let differing = one.width * one.height + other.width * other.height - 2 * width * height;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const from = one.indexes[row * one.width + column] ?? 0;
      const to = other.indexes[row * other.width + column] ?? 0;
      if (isFar[from]?.[to] === true) differing += 1;
    }
  }
  return differing;
}
