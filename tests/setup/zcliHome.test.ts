import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { toolFile } from "../../setup/tool/runTool.ts";
import { zcliHome } from "../../setup/tool/runZcli.ts";

test("zcli finds its configuration where it looks for it, and has none to make while it reads it", () => {
  const { CONFIG_PATH } = createRequire(toolFile("zcli"))("@zendesk/zcli-core/dist/lib/config.js") as {
    CONFIG_PATH: string;
  };
  const home = zcliHome();
  expect(JSON.parse(readFileSync(join(home, basename(CONFIG_PATH)), "utf8"))).toEqual({});
  rmSync(home, { recursive: true });
});
