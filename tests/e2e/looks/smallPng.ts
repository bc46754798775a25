import { crc32, deflateSync, inflateSync } from "node:zlib";
import type { CoarsePixels } from "./coarsePixels.ts";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const BITS = 8;
const WITH_PALETTE = 3;

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Writes a PNG with a palette (W3C, PNG 11.2), a quarter of what browsers make of a page of text. */
export function smallPng({ width, height, palette, indexes }: CoarsePixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, WITH_PALETTE], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row += 1) {
    indexes.copy(rows, row * (width + 1) + 1, row * width, (row + 1) * width);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Reads a PNG as `smallPng` writes it. Throws on any other. */
export function readSmallPng(png: Buffer): CoarsePixels {
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [header, colours, content] = ["IHDR", "PLTE", "IDAT"].map((type) => chunks.get(type));
  if (header?.[9] !== WITH_PALETTE || colours === undefined || content === undefined) {
    throw new Error("not a picture of ours");
  }
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const rows = inflateSync(content);
  const indexes = Buffer.alloc(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * (width + 1);
    if (rows[from] !== 0) throw new Error("not a picture of ours: its rows are filtered");
    rows.copy(indexes, row * width, from + 1, from + 1 + width);
  }
  const palette = Array.from(
    { length: colours.length / 3 },
    (_, place) => [...colours.subarray(place * 3, place * 3 + 3)] as [number, number, number],
  );
  return { width, height, palette, indexes };
}
