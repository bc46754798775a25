import { readPngSize } from "./readPngSize.ts";
import { textOf } from "./readPackage.ts";
import { type Rule, type Subject, when } from "./rule.ts";

const BLOCKED = /\.(zip|gzip|gz|rar|7z|pdf|docx?|pptx?|xlsx?|odt|avi|mp3|mpeg|bin|jar|sh|csh|bz2?)$/i;
const MAX_ZIP_BYTES = 2 * 1024 * 1024;
const LOGOS: readonly (readonly [string, number])[] = [
  ["assets/logo.png", 320],
  ["assets/logo-small.png", 128],
];

const logoProblems = ({ package: { files } }: Subject): string[] =>
  LOGOS.flatMap(([path, side]) => {
    const bytes = files.get(path);
    if (bytes === undefined) return [`missing ${path}`];
    const size = readPngSize(bytes);
    return size?.width === side && size.height === side ? [] : [`${path} is not a ${side} x ${side} PNG`];
  });

/** Rules about files. The package's size and the logos are documentation, not the validator's. Source: zendesk-app 4.4. */
export const ASSET_RULES: readonly Rule[] = [
  {
    id: "no_symlinks",
    level: "error",
    find: ({ package: { symlinks } }) => symlinks.map((path) => `symlinks are not allowed: ${path}`),
  },
  {
    id: "blocked_types",
    level: "error",
    find: ({ package: { files } }) =>
      [...files.keys()].filter((path) => BLOCKED.test(path)).map((path) => `file type not allowed: ${path}`),
  },
  {
    id: "package_size",
    level: "error",
    find: ({ package: { zipBytes } }) =>
      when(
        zipBytes > MAX_ZIP_BYTES,
        `the package has ${zipBytes} bytes; a private app may have ${MAX_ZIP_BYTES}`,
      ),
  },
  {
    id: "banner_size",
    level: "error",
    find: ({ package: { files } }) => {
      const bytes = files.get("assets/banner.png");
      if (bytes === undefined) return [];
      const size = readPngSize(bytes);
      const fits = [1, 2].some((scale) => size?.width === 830 * scale && size.height === 200 * scale);
      return when(!fits, "assets/banner.png must be a PNG of 830 x 200");
    },
  },
  {
    id: "icon_view_box",
    level: "error",
    find: (subject) =>
      [...subject.package.files.keys()]
        .filter((path) => /^assets\/icon_\w+\.svg$/.test(path))
        .filter((path) => !/viewBox=/.test(textOf(subject.package, path) ?? ""))
        .map((path) => `${path} has no viewBox`),
  },
  {
    id: "svg_scripts",
    level: "error",
    find: (subject) =>
      [...subject.package.files.keys()]
        .filter((path) => path.endsWith(".svg"))
        .filter((path) => /<script|\son\w+=|javascript:/i.test(textOf(subject.package, path) ?? ""))
        .map((path) => `${path} holds active content`),
  },
  { id: "logos", level: "warning", find: logoProblems },
  {
    id: "test_settings",
    level: "warning",
    find: ({ package: { files } }) =>
      when(files.has("zcli.apps.config.json"), "zcli.apps.config.json (test settings) is inside the package"),
  },
];
