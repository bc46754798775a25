import type { Frame, Page } from "playwright-core";
import * as v from "valibot";
import { launchBrowser } from "../tests/e2e/browser.ts";
import { type HelpDesk, openHelpDesk } from "../tests/e2e/helpDesk.ts";
import { median } from "./median.ts";
import { manyReplies } from "./replies/manyReplies.ts";
import { atMost, reported, type Row } from "./row.ts";

const ADMIN = "1";
const REPLIES = 2000;
const SEARCH = 'input[type="search"]';
/** Words of titles, words of texts, sounds, a slip of the pen, nothing at all. */
const QUERIES = [
  "warranty",
  "next step",
  "qrsj",
  "tongbaojinzhan",
  "发票",
  "通报进展",
  "apolgise",
  "m1999",
  "zzzz",
];
const ROUNDS = 5;
const READY_WITHIN_MS = 60_000;

/** From a keystroke in the search box of the replies until their list stands, in the sidebar with the whole product behind it. */
export async function run(): Promise<Row[]> {
  const help = await openHelpDesk("none");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await answerWithMany(page);
    const url = `${help.desk.standin.url}/agent/tickets/${await addTicket(help)}?language=zh-cn`;
    const frame = await openSearch(page, url);
    const times = await typeAll(frame, QUERIES, ROUNDS);
    return [
      reported("replies: keystroke to list, 2,000 replies, median", median(times), "ms", atMost(16, "value")),
      reported("replies: keystroke to list, the slowest of a hundred", slowOf(times), "ms"),
    ];
  } finally {
    await browser.close();
    await help.close();
  }
}

/** Everything is the product's own but the policy's replies, of which no account here has so many. */
async function answerWithMany(page: Page): Promise<void> {
  const body = JSON.stringify({ version: 1, replies: manyReplies(REPLIES) });
  await page.route("**/__standin/apps/proxy", async (route) => {
    if (route.request().postData()?.includes("/api/policy/replies") !== true) return route.continue();
    const headers = { "content-type": "application/json" };
    return route.fulfill({ json: { status: 200, status_text: "OK", headers, body } });
  });
}

/** The sidebar with all replies in it, found by their sound already. */
async function openSearch(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  const handle = await page.waitForSelector('iframe[src*="/apps-assets/"]');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error("the app has no frame");
  await frame.locator(SEARCH).fill("qrsj", { timeout: READY_WITHIN_MS });
  await frame.locator("[data-reply^=many_]").first().waitFor({ timeout: READY_WITHIN_MS });
  return frame;
}

/** Milliseconds of each keystroke: from the input event until the list is in the page and laid out. */
function typeAll(frame: Frame, queries: readonly string[], rounds: number): Promise<number[]> {
  return frame.evaluate(
    async ([selector, words, times]) => {
      const input = document.querySelector<HTMLInputElement>(selector);
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
      if (input === null || value === undefined) throw new Error("no search box");
      const taken: number[] = [];
      for (let round = 0; round <= times; round++) {
        for (const word of words) {
          for (let length = 1; length <= word.length; length++) {
            // oxlint-disable-next-line no-await-in-loop -- one keystroke after the other
            await new Promise((done) => setTimeout(done, 0));
            const start = performance.now();
            value.set?.call(input, word.slice(0, length));
            input.dispatchEvent(new Event("input", { bubbles: true }));
            // oxlint-disable-next-line no-await-in-loop -- React works the event off before this goes on
            await Promise.resolve();
            document.body.getBoundingClientRect();
            // The first round warms up.
            if (round > 0) taken.push(performance.now() - start);
          }
        }
      }
      return taken;
    },
    [SEARCH, queries, rounds] as const,
  );
}

function slowOf(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

const Made = v.object({ ticket: v.object({ id: v.number() }) });

async function addTicket(help: HelpDesk): Promise<number> {
  const ticket = { subject: "Label printer stops", comment: { body: "After every third page." } };
  return v.parse(Made, (await help.api(ADMIN, "POST", "/api/v2/tickets", { ticket })).body).ticket.id;
}
