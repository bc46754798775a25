import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { layOutChineseFonts } from "./chineseFonts.ts";

const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const INSTALLED_BROWSERS = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where text gets its shapes: what the tests carry alone, which is the same everywhere, or the machine's fonts too. */
export type BrowserFonts = "carried" | "machine_too";

/** Is it the packaged Chromium that `launchBrowser` starts? Only that draws the same on every machine. */
export const isPackagedBrowser = (): boolean =>
  (process.env["BROWSER_PATH"] ?? "") === "" && process.platform === "linux" && process.arch === "x64";

/**
 * A real Chromium without asking anybody to install one: `$BROWSER_PATH`, else on Linux x64 the one inside the npm
 * package `@sparticuz/chromium` with the libraries it carries, else the machine's own Chrome, Chromium or Edge.
 */
export async function launchBrowser(fonts: BrowserFonts = "machine_too"): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...QUIET, ...sandbox];
  const given = process.env["BROWSER_PATH"];
  if (given !== undefined && given !== "") return chromium.launch({ executablePath: given, args });
  if (isPackagedBrowser()) {
    return chromium.launch({
      ...(await packagedChromium(fonts)),
      args: [...QUIET, "--no-sandbox", ...(fonts === "carried" ? ["--disable-lcd-text"] : [])],
    });
  }
  const installed = INSTALLED_BROWSERS.find((path) => existsSync(path));
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  return chromium.launch({ channel: process.platform === "win32" ? "msedge" : "chrome", args });
}

async function packagedChromium(fonts: BrowserFonts): Promise<LaunchOptions> {
  const packageRoot = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
  // The package unpacks to the temporary folder and trusts what lies there: give each checkout a folder of its own.
  const cache = join(dirname(dirname(packageRoot)), ".cache", "chromium");
  mkdirSync(cache, { recursive: true });
  const executablePath = await withTemporaryFolder(cache, async () => {
    const { default: packaged, inflate } = await import("@sparticuz/chromium");
    const [path] = await Promise.all([
      packaged.executablePath(),
      inflate(join(packageRoot, "bin", "al2023.tar.br")),
    ]);
    return path;
  });
  return {
    executablePath,
    env: {
      ...definedEnvironment(),
      LD_LIBRARY_PATH: join(cache, "al2023", "lib"),
      FONTCONFIG_FILE: fontConfiguration(cache, fonts),
    },
  };
}

async function withTemporaryFolder<T>(folder: string, action: () => Promise<T>): Promise<T> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return await action();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/** The package's own file names a folder that does not exist; text without a font has no size and counts as hidden. */
function fontConfiguration(cache: string, fonts: BrowserFonts): string {
  const path = join(cache, `fonts-${fonts}.conf`);
  const chinese = join(cache, "chinese-fonts");
  layOutChineseFonts(chinese);
  const ofMachine = { carried: [], machine_too: ["/usr/share/fonts"] } satisfies Record<
    BrowserFonts,
    string[]
  >;
  const folders = [join(cache, "fonts"), chinese, ...ofMachine[fonts]]
    .map((folder) => `<dir>${folder}</dir>`)
    .join("");
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(cache, `fonts-cache-${fonts}`)}</cachedir></fontconfig>\n`,
  );
  return path;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
