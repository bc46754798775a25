const END_HEADER = 0x06054b50;
const END_HEADER_BYTES = 22;
const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_HEADER_BYTES = 46;
const FILE_TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/** Paths that a zip stores as symbolic links: the Unix mode is the upper half of the entry's external attributes. */
export const findSymlinks = (zip: Uint8Array): string[] => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const found: string[] = [];
  let at = directoryOffset(view);
  while (at + CENTRAL_HEADER_BYTES <= zip.byteLength && view.getUint32(at, true) === CENTRAL_HEADER) {
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    );
    const mode = view.getUint16(at + 40, true);
    const nameAt = at + CENTRAL_HEADER_BYTES;
    if ((mode & FILE_TYPE_MASK) === SYMLINK)
      found.push(new TextDecoder().decode(zip.subarray(nameAt, nameAt + (nameBytes ?? 0))));
    at = nameAt + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return found;
};

const directoryOffset = (view: DataView): number => {
  for (let at = view.byteLength - END_HEADER_BYTES; at >= 0; at -= 1)
    if (view.getUint32(at, true) === END_HEADER) return view.getUint32(at + 16, true);
  return view.byteLength;
};
