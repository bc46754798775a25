import { inflateSync } from "node:zlib";

const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const PLAIN_HEADER_BYTES = 12;
const PLAIN_ENTRY_BYTES = 16;

/** Unpacks a WOFF 1 font (W3C, WOFF File Format 1.0) into the plain form that systems read. Throws on anything else. */
export function plainFont(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF 1 font");
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(PLAIN_HEADER_BYTES + count * PLAIN_ENTRY_BYTES);
  const power = Math.floor(Math.log2(count));
  const range = 2 ** power * PLAIN_ENTRY_BYTES;
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(range, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(count * PLAIN_ENTRY_BYTES - range, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let index = 0; index < count; index += 1) {
    const from = HEADER_BYTES + index * ENTRY_BYTES;
    const at = woff.readUInt32BE(from + 4);
    const packed = woff.readUInt32BE(from + 8);
    const length = woff.readUInt32BE(from + 12);
    const stored = woff.subarray(at, at + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const to = PLAIN_HEADER_BYTES + index * PLAIN_ENTRY_BYTES;
    woff.copy(header, to, from, from + 4);
    woff.copy(header, to + 4, from + 16, from + 20);
    header.writeUInt32BE(offset, to + 8);
    header.writeUInt32BE(length, to + 12);
    parts.push(table, Buffer.alloc(-length & 3));
    offset += table.length + (-length & 3);
  }
  return Buffer.concat(parts);
}
