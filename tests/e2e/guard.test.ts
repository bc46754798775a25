import type { Browser, BrowserContext, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { composerOf, writtenIn } from "./composerOf.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { accessibilityFaults } from "./lookOf.ts";
import { type Customer, openPromiseAccount, type PromiseAccount } from "./promiseAccount.ts";

const [ADMIN, LIGHT_AGENT] = ["1", "5"];
const SLOW = { timeout: 45_000, interval: 250 } as const;
const VIEWPORT = { width: 1400, height: 1000 };
/** Passes the buck, with spaces that hide the words from a plain search. */
const PASSING = "您好，这事不 归 我 管。";

const Ticket = v.object({ ticket: v.object({ tags: v.array(v.string()) }) });
const Comments = v.object({
  comments: v.array(v.object({ body: v.string(), html_body: v.string(), public: v.boolean() })),
});

let help: HelpDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let ticketId = 0;
let account: PromiseAccount;
let customer: Customer;

const findings = (on = page) => sidebarOf(on).getByRole("region", { name: "Check of your reply" });
const button = (name: string | RegExp) => sidebarOf(page).getByRole("button", { name });
const composer = (on = page) => composerOf(on);
const written = () => writtenIn(page);
const save = (on = page) => on.getByRole("button", { name: /^Submit as/ }).click();
const said = (on = page) => on.locator("body").innerText();

async function read<Output>(path: string, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  return v.parse(schema, (await help.api(ADMIN, "GET", path)).body);
}

const comments = async (id = ticketId) => (await read(`/api/v2/tickets/${id}/comments`, Comments)).comments;
const sent = async () => (await comments()).filter((one) => one.public).map(({ body }) => body);
const tags = async () => (await read(`/api/v2/tickets/${ticketId}`, Ticket)).ticket.tags;

async function openTicket(on: Page, agent = ADMIN): Promise<void> {
  await on.goto(`${help.desk.standin.url}/agent/tickets/${ticketId}?agent=${agent}`);
  await composer(on).waitFor({ timeout: 60_000 });
}

async function write(text: string): Promise<void> {
  await composer().fill(text);
  await expect.poll(() => findings().innerText(), SLOW).toContain("Must change");
}

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("none", inject("migratedFolder")), launchBrowser()]);
  account = openPromiseAccount(help);
  customer = await account.customer("Acme", { yearly_it_spend: 900_000, influence: 5 });
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
    const look = () => accessibilityFaults(page);
    expect(await look()).toEqual([]);
    await page.getByText("Dark colours").click();
    await expect.poll(look, SLOW).toEqual([]);
    await page.getByText("Dark colours").click();
  });

  it("is put right with one click and leaves; that it was blocked stays on the ticket", async () => {
    await button(/^Use this: /).click();
    await expect.poll(written, SLOW).toContain("这件事我来跟进");
    await composer().fill((await written()).replace("[[时间]]", "今天 15:00"));
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
    await button("Take back").click();
    await expect.poll(() => findings().innerText(), SLOW).toContain("Must change");
    const before = (await comments()).length;
    await save();
    await expect.poll(() => said(), SLOW).toContain("Not sent.");
    expect(await comments()).toHaveLength(before);
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

describe("a formatted reply", () => {
  const formatted = async () => (await comments()).at(-1)?.html_body;

  it("is checked across its formatting; a better wording leaves the rest as it was, and so does undoing it", async () => {
    await composer().fill("");
    const { keyboard } = page;
    await keyboard.insertText("您好 & 抱歉：");
    await keyboard.press("Enter");
    await keyboard.press("Control+b");
    await keyboard.insertText("这事不归");
    await keyboard.press("Control+b");
    await keyboard.insertText("我管。请看：");
    await keyboard.press("Enter");
    await keyboard.type("- ");
    await keyboard.insertText("第一 <b>");
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    await keyboard.insertText("谢谢");
    await keyboard.press("Shift+Enter");
    await keyboard.insertText("小王");
    await expect.poll(() => findings().innerText(), SLOW).toContain("不归我管");
    await save();
    await expect.poll(() => said(), SLOW).toContain("Not sent.");
    const bold = composer().locator("strong");
    expect(await bold.allInnerTexts()).toEqual(["这事不归"]);
    await button(/^Use this: /).click();
    await expect.poll(() => bold.count(), SLOW).toBe(0);
    await findings().getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => bold.allInnerTexts(), SLOW).toEqual(["这事不归"]);
    await button(/^Use this: /).click();
    await expect.poll(() => bold.count(), SLOW).toBe(0);
    expect(await written()).toMatch(
      /^您好 & 抱歉：\s+这件事我来跟进，\[\[时间\]\] 前告诉您进展。请看：\s+第一 <b>\s+谢谢\n小王$/u,
    );
  });

  it("does not leave while a gap is open, and leaves as it was formatted once it is filled", async () => {
    await expect.poll(() => findings().innerText(), SLOW).toContain("A gap is not filled");
    await composer().getByText("这件事我来跟进").dblclick();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+End");
    await page.keyboard.insertText("我今天 15:00 前答复您。");
    await expect.poll(() => findings().count(), SLOW).toBe(0);
    await save();
    await expect
      .poll(formatted, SLOW)
      .toContain(
        "<p>您好 &amp; 抱歉：</p><p>我今天 15:00 前答复您。</p><ul><li>第一 &lt;b&gt;</li></ul><p>谢谢<br>小王</p>",
      );
  });

  it("is plain where the account writes without formatting, and checked all the same", async () => {
    const settings = (isRich: boolean) => ({ settings: { tickets: { rich_text_comments: isRich } } });
    await account.change("/api/v2/account/settings", settings(false));
    const plain = await context.newPage();
    await openTicket(plain);
    await composer(plain).fill(PASSING);
    await expect.poll(() => findings(plain).innerText(), SLOW).toContain("Must change");
    await sidebarOf(plain)
      .getByRole("button", { name: /^Use this: / })
      .click();
    await expect
      .poll(() => composer(plain).inputValue(), SLOW)
      .toBe("这件事我来跟进，[[时间]] 前告诉您进展。");
    await findings(plain).getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => composer(plain).inputValue(), SLOW).toBe(PASSING);
    await plain.close();
    await account.change("/api/v2/account/settings", settings(true));
  });
});

describe("a ticket that does not exist yet", () => {
  it("is checked while it is written and when it is made, and is made for no reason", async () => {
    const fresh = await context.newPage();
    await fresh.goto(`${help.desk.standin.url}/agent/tickets/new?agent=${ADMIN}`);
    await fresh
      .getByLabel("Requester")
      .selectOption({ label: `Acme's buyer ${customer.organizationId}@customer.test` });
    await fresh.getByLabel("Subject", { exact: true }).fill("Your new printer");
    await composer(fresh).fill(`${PASSING} Not sure about the rest.`);
    await expect.poll(() => findings(fresh).innerText(), SLOW).toContain("Must change");
    const found = await findings(fresh).innerText();
    expect(found).toContain("Look again");
    expect(found).toContain("It can’t be sent all the same while there is no ticket");
    expect(found).not.toContain("Send it all the same");
    await save(fresh);
    await expect.poll(() => said(fresh), SLOW).toContain("Not sent.");
    await composer(fresh).fill("您好，不好说，今天 15:00 前答复您。");
    await expect.poll(() => findings(fresh).innerText(), SLOW).not.toContain("Must change");
    expect(await findings(fresh).innerText()).toContain("Look again");
    await save(fresh);
    await fresh.waitForURL(/\/agent\/tickets\/\d+$/, { timeout: 30_000 });
    const made = Number(/\d+$/.exec(fresh.url())?.[0]);
    expect((await comments(made)).map(({ body }) => body)).toEqual(["您好，不好说，今天 15:00 前答复您。"]);
    expect((await account.ticketOf(made)).tags).toContain("guard_warned_unsure_cn");
    await fresh.close();
  });
});

describe("a message to a customer who reads along", () => {
  it("is checked while it is written and leaves at once, whatever was found, and a save beside it is let pass", async () => {
    const chat = await context.newPage();
    const message = { user_id: customer.requesterId, text: "有人吗？" };
    const { ticket_id: id } = v.parse(
      v.object({ ticket_id: v.number() }),
      (await help.api(ADMIN, "POST", "/__standin/messages", message)).body,
    );
    await chat.goto(`${help.desk.standin.url}/agent/tickets/${id}`);
    await expect.poll(() => sidebarOf(chat).locator("body").innerText(), SLOW).toContain("This is a chat");
    await composer(chat).fill(PASSING);
    await expect.poll(() => findings(chat).innerText(), SLOW).toContain("Nothing holds a chat message back");
    expect(await findings(chat).innerText()).not.toContain("Send it all the same");
    await save(chat);
    await expect.poll(async () => (await account.ticketOf(id)).status, SLOW).toBe("open");
    expect(await comments(id)).toHaveLength(1);
    expect(await composer(chat).inputValue()).toBe(PASSING);
    await sidebarOf(chat)
      .getByRole("button", { name: /^Use this: / })
      .click();
    await expect.poll(() => composer(chat).inputValue(), SLOW).not.toContain("不 归 我 管");
    await composer(chat).fill("在的，请讲。");
    await expect.poll(() => findings(chat).count(), SLOW).toBe(0);
    await composer(chat).fill(PASSING);
    await expect.poll(() => findings(chat).innerText(), SLOW).toContain("Must change");
    await chat.getByRole("button", { name: "Send message" }).click();
    await expect.poll(async () => (await comments(id)).at(-1)?.body, SLOW).toBe(PASSING);
    await expect.poll(() => findings(chat).count(), SLOW).toBe(0);
    expect((await account.ticketOf(id)).tags.filter((tag) => tag.startsWith("guard_"))).toEqual([]);
    await chat.close();
  });

  it("takes a reply as plain text, which can be taken back", async () => {
    const chat = await context.newPage();
    const message = { user_id: customer.requesterId, channel: "whatsapp", text: "打印机坏了" };
    const { ticket_id: id } = v.parse(
      v.object({ ticket_id: v.number() }),
      (await help.api(ADMIN, "POST", "/__standin/messages", message)).body,
    );
    await chat.goto(`${help.desk.standin.url}/agent/tickets/${id}`);
    const replies = sidebarOf(chat).getByRole("region", { name: "Replies" });
    await composer(chat).fill("您好！");
    await replies
      .getByRole("button", { name: /^Insert/ })
      .first()
      .click({ timeout: 60_000 });
    await expect.poll(() => composer(chat).inputValue(), SLOW).toMatch(/^您好！[^<]{5,}$/u);
    await replies.getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(() => composer(chat).inputValue(), SLOW).toBe("您好！");
    await chat.close();
  });
});

describe("a light agent", () => {
  it("sees what was promised, is offered nothing that Zendesk refuses, and writes notes that nobody checks", async () => {
    const light = await context.newPage();
    await openTicket(light, LIGHT_AGENT);
    const sidebar = sidebarOf(light);
    await expect.poll(() => sidebar.locator("body").innerText(), SLOW).toContain("writes internal notes");
    const panels = await sidebar.getByRole("region").evaluateAll((all) => all.map((each) => each.ariaLabel));
    expect(panels).toContain("Next promise");
    expect(panels).not.toContain("Replies");
    for (const name of ["Plan a visit", "Start", /^Insert/]) {
      expect(await sidebarOf(page).getByRole("button", { name }).count()).toBeGreaterThan(0);
      expect(await sidebar.getByRole("button", { name }).count()).toBe(0);
    }
    expect(await light.getByLabel("Public reply").isDisabled()).toBe(true);
    await composer(light).fill(`Among ourselves: ${PASSING}`);
    await save(light);
    await expect
      .poll(async () => (await comments()).at(-1), SLOW)
      .toMatchObject({ public: false, body: `Among ourselves: ${PASSING}` });
    expect(await findings(light).count()).toBe(0);
    const refused = await help.api(LIGHT_AGENT, "PUT", `/api/v2/tickets/${ticketId}`, {
      ticket: { tags: ["x"] },
    });
    expect(refused.status).toBe(403);
    await light.close();
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
