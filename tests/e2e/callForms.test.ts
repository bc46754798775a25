import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { APP_BUILD, buildIfOlder } from "../../setup/start/buildIfOlder.ts";
import { PROJECT_ROOT } from "../architecture/seededTree.ts";
import { launchBrowser } from "./browser.ts";
import { RICH_BRIEF } from "./looks/richBrief.ts";
import type { SceneAnswer } from "./looks/scene.ts";
import { FIELDS, FORM, GUARD, ME, NOTHING_ELSE, tagged, tellsBrief } from "./looks/sceneAnswers.ts";
import { openStage, type Stage } from "./looks/stage.ts";

/** Each form of a call: the button that opens it, what is filled in before it may be saved. */
const FORMS = [
  { opens: /^Put off: /, fill: async () => undefined },
  {
    opens: /^Record the call: /,
    fill: async (page: Page) =>
      void (await page.getByRole("form").getByRole("combobox").first().selectOption("unreachable")),
  },
] as const;

const TASK_FIELDS: SceneAnswer = {
  to: "/api/v2/ticket_fields",
  status: 200,
  body: {
    ticket_fields: ["Callback result", "Callback cause", "Callback answers"].map((title, place) => ({
      id: 500 + place,
      title,
    })),
  },
};
const TASK: SceneAnswer = {
  to: "/api/v2/tickets/77.json",
  status: 200,
  body: { ticket: { id: 77, status: "open", due_at: "2026-11-20T08:00:00Z", custom_fields: [] } },
};

let browser: Browser;
let stage: Stage;
let page: Page;

beforeAll(async () => {
  const built = await buildIfOlder(PROJECT_ROOT, APP_BUILD);
  if (!built.ok) throw new Error(built.error.what);
  browser = await launchBrowser();
  const assets = join(PROJECT_ROOT, "dist/app/assets");
  stage = await openStage(browser, assets, { locale: "en-US", colorScheme: "light" });
  page = stage.page;
});
afterAll(() => browser?.close());

beforeEach(() =>
  stage.play({
    location: "ticket_sidebar",
    ticketId: 42,
    user: { id: 5, name: "Li Wei", role: "agent" },
    values: FORM,
    answers: [
      tellsBrief({ ...RICH_BRIEF, ownCallbacks: [] }),
      TASK_FIELDS,
      TASK,
      ...FIELDS,
      ME,
      GUARD,
      tagged(),
      NOTHING_ELSE,
    ],
  }),
);

const focused = (): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName ?? "",
  );

describe.each(FORMS)("the form behind $opens", ({ opens, fill }) => {
  const open = async (): Promise<void> => {
    await page.getByRole("button", { name: opens }).press("Enter");
    await page.getByRole("form").waitFor();
  };

  it("gives the focus back to that button when it is closed", async () => {
    await open();
    await page.getByRole("form").getByRole("button", { name: "Close" }).press("Enter");
    await expect.poll(focused).toMatch(opens);
  });

  it("stays closed when what it wrote is undone, and the focus is on that button again", async () => {
    await open();
    await fill(page);
    await page.getByRole("form").locator('button[type="submit"]').press("Enter");
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await page.getByText("Undone.").waitFor();
    await stage.settled();
    expect(await page.getByRole("form").count()).toBe(0);
    await expect.poll(focused).toMatch(opens);
  });

  it("takes the focus from nothing that the agent went on to", async () => {
    await open();
    await fill(page);
    await page.getByRole("form").locator('button[type="submit"]').press("Enter");
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.keyboard.press("/");
    await stage.settled();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
  });
});
