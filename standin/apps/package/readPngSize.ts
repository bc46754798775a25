const SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

/** Width and height of a PNG in pixels; undefined when it is none. */
export const readPngSize = (bytes: Uint8Array): { width: number; height: number } | undefined => {
  if (bytes.byteLength < 24 || SIGNATURE.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};
