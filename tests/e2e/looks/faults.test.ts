import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { axeFaults, colourFaults } from "./axeFaults.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { SIDEBAR_PIXELS } from "./stage.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser("carried");
  page = await browser.newPage({ viewport: SIDEBAR_PIXELS });
});
afterAll(() => browser?.close());

const show = (body: string): Promise<void> =>
  page.setContent(`<!doctype html><html lang="en"><title>A page</title><body><main>${body}</main></body>`);

const ruleOf = (fault: string): string | undefined => fault.split(":")[0];

describe("the questions asked of every picture", () => {
  it("find nothing where nothing is wrong", async () => {
    await show("<p>Good morning</p>");
    expect(await layoutFaults(page)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    expect(await colourFaults(page)).toEqual([]);
  });

  it("find a field without a name, and letters that are too pale", async () => {
    await show('<input><p style="color: #ccc">Good morning</p>');
    expect(new Set((await axeFaults(page)).map(ruleOf))).toEqual(new Set(["color-contrast", "label"]));
  });

  it("find letters that another colour scheme has made too pale", async () => {
    await show("<p>Good morning</p>");
    await axeFaults(page);
    await page.evaluate(() => void (document.body.style.background = "#222"));
    expect((await colourFaults(page)).map(ruleOf)).toEqual(["color-contrast"]);
  });

  it("find what is wider than the frame, and words that are cut off", async () => {
    await show(
      '<div style="width: 340px">Good</div><p style="width: 40px; overflow: hidden">Goodmorning</p>',
    );
    expect((await layoutFaults(page)).map(ruleOf)).toEqual(["too wide", "cut off"]);
  });
});
