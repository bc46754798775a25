import { join } from "node:path";
import { build, type Rolldown } from "vite";
import * as v from "valibot";
import { launchBrowser } from "../tests/e2e/browser.ts";
import { ROOT } from "./harness.ts";
import { median } from "./median.ts";
import { atMost, beside, reported, type Row } from "./row.ts";

const Keystrokes = v.object({ taken: v.array(v.number()), found: v.number() });

/** From a keystroke in a draft of 2,000 characters to the verdict over 500 phrases, in Chromium. */
export async function run(): Promise<Row[]> {
  const script = await pageScript();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const guarded = v.parse(Keystrokes, await page.evaluate("guardKeystrokes.typeGuarded()"));
    const naive = v.parse(Keystrokes, await page.evaluate("guardKeystrokes.typeNaive()"));
    if (guarded.found !== naive.found) {
      throw new Error(`the check found ${guarded.found}, the plain loop ${naive.found}`);
    }
    const measured = { value: median(guarded.taken), floor: median(naive.taken), unit: "ms" };
    return [
      beside("guard: keystroke to verdict, 500 phrases, against a plain loop", measured, atMost(4, "value")),
      reported("guard: the slowest of a hundred", slowOf(guarded.taken), "ms"),
    ];
  } finally {
    await browser.close();
  }
}

function slowOf(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

/** What the page runs, bundled as the app is. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    root: ROOT,
    build: {
      write: false,
      target: "es2022",
      lib: { entry: join(ROOT, "bench/guard/keystrokes.ts"), formats: ["iife"], name: "guardBench" },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  const [chunk] = outputs.filter((each): each is Rolldown.OutputChunk => each.type === "chunk");
  if (chunk === undefined) throw new Error("nothing was built");
  return chunk.code;
}
