const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_HEADER_BYTES = 46;
const FILE_TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/** Paths that a zip stores as symbolic links: the Unix mode is the upper half of the entry's external attributes. */
export const findSymlinks = (zip: Uint8Array): string[] => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const found: string[] = [];
  for (let at = 0; at + CENTRAL_HEADER_BYTES <= zip.byteLength; at += 1) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) continue;
    const nameBytes = view.getUint16(at + 28, true);
    const mode = view.getUint16(at + 40, true);
    const nameAt = at + CENTRAL_HEADER_BYTES;
    if ((mode & FILE_TYPE_MASK) === SYMLINK)
      found.push(new TextDecoder().decode(zip.subarray(nameAt, nameAt + nameBytes)));
  }
  return found;
};
