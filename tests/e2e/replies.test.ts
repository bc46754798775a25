import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { composerOf, writtenIn } from "./composerOf.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { LOOKS, wrongWith } from "./lookOf.ts";

const ADMIN = "1";
const PICTURES = process.env["TIERWISE_PICTURES"] ?? join(tmpdir(), "tierwise-pictures");
const SLOW = { timeout: 45_000, interval: 250 } as const;

const Made = v.object({ ticket: v.object({ id: v.number() }) });
const Ticket = v.object({ ticket: v.object({ tags: v.array(v.string()) }) });

let help: HelpDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let ticketId = 0;

const replies = () => sidebarOf(page).getByRole("region", { name: "Replies" });
const search = () => replies().getByRole("searchbox");
const composer = () => composerOf(page);
const written = () => writtenIn(page);
const firstTitle = () => replies().getByRole("listitem").first().innerText();

async function openTicket(): Promise<void> {
  await page.goto(`${help.desk.standin.url}/agent/tickets/${ticketId}`);
  await search().waitFor({ timeout: 60_000 });
  await replies().getByRole("combobox", { name: "Language of the reply" }).selectOption("zh-CN");
}

/** Types, waits for the reply to be found, and inserts it. */
async function say(query: string, title: string): Promise<void> {
  await search().fill(query);
  await expect.poll(firstTitle, SLOW).toContain(title);
  await search().press("Enter");
}

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("none", inject("migratedFolder")), launchBrowser()]);
  context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  page = await context.newPage();
  const made = await help.api(ADMIN, "POST", "/api/v2/tickets", {
    ticket: { subject: "Printer", comment: { body: "It is stuck." } },
  });
  ticketId = v.parse(Made, made.body).ticket.id;
  await openTicket();
});

afterAll(async () => {
  await browser?.close();
  await help?.close();
});

describe("an agent who looks for words", () => {
  it("finds a Chinese reply by its sound and inserts two, one below the other", async () => {
    await say("wenhou", "Greet and thank");
    await expect.poll(written, SLOW).not.toBe("");
    const first = await written();
    await say("qrsm", "Confirm a visit");
    await expect.poll(written, SLOW).toMatch(/\n\n[\s\S]*\[\[/);
    expect((await written()).startsWith(`${first}\n\n`)).toBe(true);
  });

  it("fills what the reply leaves open, in the composer", async () => {
    const form = replies().getByRole("form", { name: "Fill in the gaps" });
    const before = await written();
    const [label = ""] = /(?<=\[\[)[^\]]+/u.exec(before) ?? [];
    await form.getByRole("textbox", { name: label }).fill("下午三点");
    await form.getByRole("button", { name: "Fill in" }).click();
    await expect.poll(written, SLOW).toBe(before.replaceAll(`[[${label}]]`, "下午三点"));
  });

  it("takes the last one back, filled or not, and then the first", async () => {
    const undo = replies().getByRole("button", { name: /^Undo/ });
    await undo.click();
    await expect.poll(written, SLOW).not.toContain("下午三点");
    expect(await written()).not.toBe("");
    await undo.click();
    await expect.poll(written, SLOW).toBe("");
  });

  it("puts one where the cursor stands, among what is formatted, and takes it back again", async () => {
    const { keyboard } = page;
    await composer().click();
    await keyboard.press("Control+b");
    await keyboard.insertText("您好");
    await keyboard.press("Control+b");
    await keyboard.insertText("！");
    await keyboard.press("Enter");
    await keyboard.insertText("小王 <IT>");
    await keyboard.press("ArrowUp");
    await keyboard.press("End");
    const before = await composer().innerHTML();
    await say("qrsm", "Confirm a visit");
    await expect.poll(written, SLOW).toContain("[[");
    const lines = (await written()).split(/\n+/u);
    expect(lines[0]).toMatch(/^您好！./u);
    expect(lines.at(-1)).toBe("小王 <IT>");
    expect(await composer().locator("strong").allInnerTexts()).toEqual(["您好"]);
    await replies().getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(() => composer().innerHTML(), SLOW).toBe(before);
    await composer().fill("");
  });

  it("keeps what was written since instead of throwing it away", async () => {
    await say("wenhou", "Greet and thank");
    await expect.poll(written, SLOW).not.toBe("");
    await composer().press("End");
    await composer().pressSequentially(" 谢谢");
    const since = await written();
    await replies().getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(() => replies().innerText(), SLOW).toContain("changed since");
    expect(await written()).toBe(since);
  });

  it("leaves the reply's tag on the ticket, saved with the answer", async () => {
    await page.getByRole("button", { name: /^Submit as/ }).click();
    const tags = async () =>
      v.parse(Ticket, (await help.api(ADMIN, "GET", `/api/v2/tickets/${ticketId}`)).body).ticket.tags;
    await expect.poll(tags, SLOW).toContain("reply_greet");
    expect(await tags()).not.toContain("reply_visit_confirm");
  });

  it("finds favourites and what was used last again after opening the ticket anew", async () => {
    await search().fill("promise");
    await expect.poll(firstTitle, SLOW).toContain("Promise a time");
    await replies().getByRole("button", { name: "Favourite “Promise a time”" }).click();
    await openTicket();
    await replies().getByRole("button", { name: "Favourites", exact: true }).click();
    await expect.poll(firstTitle, SLOW).toContain("Promise a time");
    await replies().getByRole("button", { name: "Recent", exact: true }).click();
    await expect.poll(firstTitle, SLOW).toContain("Greet and thank");
  });

  it("sees Zendesk's macros beside them, and hears when one is not applied", async () => {
    const title = "Refunds::Late delivery";
    await help.api(ADMIN, "POST", "/api/v2/macros", {
      macro: { title, actions: [{ field: "status", value: "pending" }] },
    });
    await replies().getByRole("button", { name: "Zendesk macros" }).click();
    await replies()
      .getByRole("button", { name: `Apply macro “${title}”` })
      .click();
    await expect.poll(() => replies().innerText(), SLOW).toContain("Zendesk did not apply the macro.");
  });
});

describe("the replies", () => {
  it.each(LOOKS)("show nothing that cannot be read or reached, in $language, $colorScheme", async (look) => {
    const query = new URLSearchParams({
      language: look.language,
      colorScheme: look.colorScheme,
      agent: ADMIN,
    });
    await page.goto(`${help.desk.standin.url}/agent/tickets/${ticketId}?${query.toString()}`);
    const frame = sidebarOf(page);
    await frame.getByRole("searchbox").waitFor({ timeout: 60_000 });
    await frame.getByRole("searchbox").fill("visit");
    await frame.getByRole("searchbox").press("Enter");
    await frame.locator("section:has(input[type=search]) form").waitFor({ timeout: 30_000 });
    expect(await wrongWith(page, look, PICTURES, "replies")).toEqual([]);
  });
});
