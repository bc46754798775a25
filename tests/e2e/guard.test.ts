import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { openPromiseAccount } from "./promiseAccount.ts";

const ADMIN = "1";
const SLOW = { timeout: 45_000, interval: 250 } as const;
const VIEWPORT = { width: 1400, height: 1000 };
/** Passes the buck, with spaces that hide the words from a plain search. */
const PASSING = "您好，这事不 归 我 管。";

const Ticket = v.object({ ticket: v.object({ tags: v.array(v.string()) }) });
const Comments = v.object({ comments: v.array(v.object({ body: v.string(), public: v.boolean() })) });

let help: HelpDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let ticketId = 0;

const findings = (on = page) => sidebarOf(on).getByRole("region", { name: "Check of your reply" });
const button = (name: string | RegExp) => sidebarOf(page).getByRole("button", { name });
const composer = (on = page) => on.getByLabel("Your comment");
const save = (on = page) => on.getByRole("button", { name: /^Submit as/ }).click();
const said = (on = page) => on.locator("body").innerText();

async function read<Output>(path: string, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  return v.parse(schema, (await help.api(ADMIN, "GET", path)).body);
}

const comments = async () => (await read(`/api/v2/tickets/${ticketId}/comments`, Comments)).comments;
const sent = async () => (await comments()).filter((one) => one.public).map(({ body }) => body);
const tags = async () => (await read(`/api/v2/tickets/${ticketId}`, Ticket)).ticket.tags;

async function openTicket(on: Page): Promise<void> {
  await on.goto(`${help.desk.standin.url}/agent/tickets/${ticketId}`);
  await composer(on).waitFor({ timeout: 60_000 });
}

async function write(text: string): Promise<void> {
  await composer().fill(text);
  await expect.poll(() => findings().innerText(), SLOW).toContain("Must change");
}

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("none", inject("migratedFolder")), launchBrowser()]);
  const account = openPromiseAccount(help);
  const customer = await account.customer("Acme", { yearly_it_spend: 900_000, influence: 5 });
  await help.api(ADMIN, "PUT", `/api/v2/users/${customer.requesterId}`, { user: { locale: "zh-CN" } });
  ticketId = await account.ticket(customer, "Printer");
  context = await browser.newContext({ viewport: VIEWPORT });
  page = await context.newPage();
  await openTicket(page);
  await sidebarOf(page).getByRole("region", { name: "Replies" }).waitFor({ timeout: 60_000 });
}, 400_000);

afterAll(async () => {
  await browser?.close();
  await help?.close();
});

describe("a reply that passes the buck", () => {
  it("is found while it is typed, words apart or not, and does not leave", async () => {
    await write(PASSING);
    expect(await findings().innerText()).toContain("不 归 我 管");
    await save();
    await expect.poll(() => said(), SLOW).toContain("Not sent.");
    expect(await sent()).toHaveLength(1);
  });

  it("is shown without any accessibility violation, in light and in dark", async () => {
    const look = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`,
      );
    expect(await look()).toEqual([]);
    await page.getByText("Dark colours").click();
    await expect.poll(look, { timeout: 20_000 }).toEqual([]);
    await page.getByText("Dark colours").click();
  });

  it("is put right with one click and leaves; that it was blocked stays on the ticket", async () => {
    await button(/^Use this: /).click();
    await expect.poll(() => composer().inputValue(), SLOW).toContain("这件事我来跟进");
    await composer().fill((await composer().inputValue()).replace("[[时间]]", "今天 15:00"));
    await expect.poll(() => findings().count(), SLOW).toBe(0);
    await save();
    await expect.poll(sent, SLOW).toContain("这件事我来跟进，今天 15:00 前告诉您进展。");
    expect((await tags()).filter((tag) => tag.startsWith("guard_"))).toEqual(["guard_blocked_passing_cn"]);
  });

  it("is nobody's business in an internal note", async () => {
    await page.getByText("Internal note").click();
    await composer().fill(`For us: ${PASSING}`);
    await save();
    await expect.poll(async () => (await comments()).at(-1)?.body, SLOW).toBe(`For us: ${PASSING}`);
    await page.getByText("Public reply").click();
  });

  it("leaves for a reason, which the team reads in an internal note", async () => {
    await write(`您转来的原话是：${PASSING}`);
    await button("Send it all the same…").click();
    await sidebarOf(page).getByLabel("Reason, for your team to read").fill("The customer's own words");
    await button("Allow in this draft").click();
    await expect.poll(() => findings().innerText(), SLOW).toContain("May be sent.");
    await save();
    await expect
      .poll(async () => (await comments()).at(-1), SLOW)
      .toMatchObject({ public: false, body: expect.stringContaining("The customer's own words") });
    expect(await sent()).toContain(`您转来的原话是：${PASSING}`);
    expect(await tags()).toContain("guard_overridden_passing_cn");
    await write(PASSING);
  });
});

describe("with the Worker stopped", () => {
  it("a browser that has the rules goes on checking", async () => {
    await help.desk.stopWorker();
    await openTicket(page);
    await write(PASSING);
    await save();
    await expect.poll(() => said(), SLOW).toContain("Not sent.");
  });

  it("one that never had them lets replies leave, and says so", async () => {
    const fresh = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
    await openTicket(fresh);
    await composer(fresh).fill(PASSING);
    const notice = () => sidebarOf(fresh).locator("body").innerText();
    await expect.poll(notice, SLOW).toContain("Replies are not checked just now");
    await save(fresh);
    await expect.poll(() => said(fresh), SLOW).toContain("could not check this reply");
    await expect.poll(sent, SLOW).toContain(PASSING);
  });
});
