import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APP_BUILD, buildIfOlder } from "../../../setup/start/buildIfOlder.ts";
import { PROJECT_ROOT } from "../../architecture/seededTree.ts";
import { isPackagedBrowser, launchBrowser } from "../browser.ts";
import { ARE_RENEWED, comparePicture } from "./comparePicture.ts";
import { layoutFaults } from "./layoutFaults.ts";
import type { SceneLook } from "./scene.ts";
import { STATES } from "./scenes.ts";
import { openScene, settled, SIDEBAR_PIXELS } from "./stage.ts";

const ASSETS = join(PROJECT_ROOT, "dist/app/assets");
const LOOKS: readonly SceneLook[] = [
  { locale: "en-US", colorScheme: "light" },
  { locale: "zh-CN", colorScheme: "dark" },
  { locale: "zh-TW", colorScheme: "light" },
];

let browser: Browser;

beforeAll(async () => {
  const built = await buildIfOlder(PROJECT_ROOT, APP_BUILD);
  if (!built.ok) throw new Error(built.error.what);
  browser = await launchBrowser("carried");
});
afterAll(() => browser?.close());

async function inState(
  state: (typeof STATES)[number],
  look: SceneLook,
  see: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await openScene(browser, ASSETS, state.scene, look);
  try {
    await state.act?.(page);
    await settled(page);
    await see(page);
  } finally {
    await page.context().close();
  }
}

const every = STATES.flatMap((state) => LOOKS.map((look) => ({ name: state.name, state, look, ...look })));

describe("the sidebar", () => {
  it.each(every)(
    "$name, $locale, $colorScheme: looks as it did, fits, and is accessible",
    async ({ state, look, name }) => {
      await inState(state, look, async (page) => {
        // Other browsers and fonts draw other letters; the rest holds there too.
        if (isPackagedBrowser()) {
          expect(await comparePicture(page, `${name}-${look.locale}-${look.colorScheme}`)).toBeNull();
        }
        if (ARE_RENEWED) return;
        expect(await layoutFaults(page)).toEqual([]);
        // Its structure and colours are those of English in light, which are checked.
        if (look.locale === "zh-TW") return;
        // The page's first heading is Zendesk's: the sidebar is a frame in it.
        const axe = new AxeBuilder({ page }).disableRules(["page-has-heading-one"]);
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
      });
    },
  );

  const crowded = every.filter(({ name }) => ["everything-at-once", "late-and-behind"].includes(name));
  it.each(crowded)("$name, $locale: the first four things need no scrolling", async ({ state, look }) => {
    await inState(state, look, async (page) => {
      const bottoms = await page
        .getByRole("region")
        .evaluateAll((regions) => regions.map((region) => region.getBoundingClientRect().bottom));
      expect(bottoms.length).toBeGreaterThan(4);
      expect(bottoms[3]).toBeLessThanOrEqual(SIDEBAR_PIXELS.height);
    });
  });
});
