import { unzipSync } from "fflate";
import { findSymlinks } from "./findSymlinks.ts";

/** A package as the rules see it: raw files by path, without directories. */
export type AppPackage = {
  files: ReadonlyMap<string, Uint8Array>;
  symlinks: readonly string[];
  zipBytes: number;
};

/** Opens a zip; undefined when it is none. */
export const readPackage = (zip: Uint8Array): AppPackage | undefined => {
  try {
    const files = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith("/"));
    return { files: new Map(files), symlinks: findSymlinks(zip), zipBytes: zip.byteLength };
  } catch {
    return undefined;
  }
};

/** A file of the package as text; undefined when it is not there. */
export const textOf = ({ files }: AppPackage, path: string): string | undefined => {
  const bytes = files.get(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes).replace(/^\uFEFF/, "");
};
