import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import * as v from "valibot";

export type ToolRun = {
  readonly exitCode: number;
  readonly stdout: string;
  /** The last words of what it printed, for messages. */
  readonly tail: string;
};

/** Tools of the project that come with npm, and the package each is in. */
const PACKAGES = { wrangler: "wrangler", zcli: "@zendesk/zcli", vite: "vite" } as const;
export type Tool = keyof typeof PACKAGES;

const TAIL_CHARACTERS = 600;

const packageJson = v.looseObject({ bin: v.union([v.string(), v.record(v.string(), v.string())]) });

/** The script file of a tool, to be run with this process's Node (which the project's npm scripts choose). */
export function toolFile(tool: Tool): string {
  const require = createRequire(import.meta.url);
  const file = packageFile(require, PACKAGES[tool]);
  const { bin } = v.parse(packageJson, require(file));
  const script = typeof bin === "string" ? bin : bin[tool];
  if (script === undefined) throw new Error(`${PACKAGES[tool]} has no command ${tool}`);
  return resolve(dirname(file), script);
}

/** Some packages hide their package.json from `require`; it lies where the search path says. */
function packageFile(require: NodeJS.Require, name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = resolve(folder, name, "package.json");
    try {
      return require.resolve(file);
    } catch {}
  }
  throw new Error(`${name} is not installed: run \`npm ci\``);
}

/** Runs a tool to its end. Nothing it prints is shown. */
export function runTool(
  tool: Tool,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string },
): Promise<ToolRun> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [toolFile(tool), ...args], {
      cwd: options.cwd,
      env: { ...process.env, CI: "true", NO_COLOR: "1", FORCE_COLOR: "0", ...options.env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    let stdout = "";
    let both = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      both += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      both += chunk.toString();
    });
    child.once("error", (error) => done({ exitCode: 1, stdout, tail: error.message }));
    child.once("close", (code) =>
      done({ exitCode: code ?? 1, stdout, tail: both.trim().slice(-TAIL_CHARACTERS) }),
    );
    child.stdin.end(options.input ?? "");
  });
}
