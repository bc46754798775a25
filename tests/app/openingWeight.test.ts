import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { expect, it } from "vitest";

const MOST_BYTES = 6_000;

it("before the badge only a few kilobytes of our own are run, and no library", async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL("../../app/main.ts", import.meta.url)),
        external: /[/]start[.]tsx$/,
      },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  const chunks = outputs.filter((each): each is Rolldown.OutputChunk => each.type === "chunk");
  const libraries = chunks.flatMap(({ moduleIds }) => moduleIds.filter((id) => id.includes("node_modules")));
  expect(libraries).toEqual([]);
  const weight = chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0);
  expect(weight).toBeGreaterThan(0);
  expect(weight).toBeLessThan(MOST_BYTES);
});
