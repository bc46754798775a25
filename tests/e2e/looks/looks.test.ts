import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APP_BUILD, buildIfOlder } from "../../../setup/start/buildIfOlder.ts";
import { PROJECT_ROOT } from "../../architecture/seededTree.ts";
import { isPackagedBrowser, launchBrowser } from "../browser.ts";
import { axeFaults, colourFaults } from "./axeFaults.ts";
import { ARE_RENEWED, comparePicture } from "./comparePicture.ts";
import { layoutFaults } from "./layoutFaults.ts";
import type { SceneLook } from "./scene.ts";
import { STATES } from "./states.ts";
import { openStage, SIDEBAR_PIXELS, type Stage } from "./stage.ts";
import { takeTurns } from "./takeTurns.ts";

const ASSETS = join(PROJECT_ROOT, "dist/app/assets");
const LOOKS: readonly SceneLook[] = [
  { locale: "en-US", colorScheme: "light" },
  { locale: "zh-CN", colorScheme: "dark" },
  { locale: "zh-TW", colorScheme: "light" },
];

let browser: Browser;
let stages: ReadonlyMap<SceneLook, ReturnType<typeof takeTurns<Stage>>>;

beforeAll(async () => {
  const built = await buildIfOlder(PROJECT_ROOT, APP_BUILD);
  if (!built.ok) throw new Error(built.error.what);
  browser = await launchBrowser("carried");
  const opened = LOOKS.map(
    async (look) => [look, takeTurns(await openStage(browser, ASSETS, look))] as const,
  );
  stages = new Map(await Promise.all(opened));
});
afterAll(() => browser?.close());

const every = STATES.flatMap((state) => LOOKS.map((look) => ({ name: state.name, state, look, ...look })));

// The languages' pages run beside each other.
describe.concurrent("the app", () => {
  it.each(every)(
    "$name, $locale, $colorScheme: looks as it did, fits, and is accessible in either colour scheme",
    async ({ state, look, name }) => {
      const onStage = stages.get(look);
      if (onStage === undefined) throw new Error("a look without a stage");
      await onStage(async (stage) => {
        const { page } = stage;
        await stage.play(state.scene);
        if (state.act !== undefined) {
          await state.act(page);
          await stage.settled();
        }
        // Other browsers and fonts draw other letters; the rest holds there too.
        if (isPackagedBrowser()) {
          expect(await comparePicture(stage, `${name}-${look.locale}-${look.colorScheme}`)).toBeNull();
        }
        if (ARE_RENEWED) return;
        expect(await layoutFaults(page)).toEqual([]);
        if (state.mustShowFourThings === true) {
          const bottoms = await page
            .getByRole("region")
            .evaluateAll((regions) => regions.map((region) => region.getBoundingClientRect().bottom));
          expect(bottoms.length).toBeGreaterThan(4);
          expect(bottoms[3]).toBeLessThanOrEqual(SIDEBAR_PIXELS.height);
        }
        expect(await axeFaults(page)).toEqual([]);
        await stage.changeColours();
        expect(await colourFaults(page)).toEqual([]);
      });
    },
  );
});
