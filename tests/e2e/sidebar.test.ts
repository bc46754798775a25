import type { Browser, Locator, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { writtenIn } from "./composerOf.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { type Customer, openPromiseAccount, type PromiseAccount } from "./promiseAccount.ts";

const ADMIN = "1";
const SLOW = { timeout: 60_000, interval: 500 } as const;
/** Before any holidays that would move a call to their end. */
const LONG_AGO = 20 * 86_400_000;
/** Days to come, whenever this runs. */
const NEXT_DAY = "2027-11-30";
const FAR_DAY = "2027-12-30";

const Found = v.object({
  tickets: v.array(
    v.object({
      id: v.number(),
      type: v.nullable(v.string()),
      status: v.string(),
      tags: v.array(v.string()),
      due_at: v.nullable(v.string()),
    }),
  ),
});
const Comments = v.object({ comments: v.array(v.object({ public: v.boolean() })) });

let help: HelpDesk;
let browser: Browser;
let page: Page;
let account: PromiseAccount;
let customer: Customer;
let other: Customer;
let ticketId = 0;
let clicks = 0;

async function read<Output>(path: string, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  return v.parse(schema, (await help.api(ADMIN, "GET", path)).body);
}

/** The customer's tasks with this tag. */
async function tasks(tag: string) {
  const path = `/api/v2/organizations/${customer.organizationId}/tickets?page[size]=100&sort=-updated_at`;
  const { tickets } = await read(path, Found);
  return tickets.filter((one) => one.type === "task" && one.tags.includes(tag));
}
const count = async (tag: string): Promise<number> => (await tasks(tag)).length;

const region = (name: string) => sidebarOf(page).getByRole("region", { name });
const button = (name: string | RegExp) => sidebarOf(page).getByRole("button", { name });
const press = async (key: string): Promise<void> => sidebarOf(page).locator("main").press(key);
const panelNames = () =>
  sidebarOf(page)
    .getByRole("region")
    .evaluateAll((regions) => regions.map((each) => each.getAttribute("aria-label")));

async function click(target: Locator): Promise<void> {
  await target.click();
  clicks += 1;
}

async function open(id: number): Promise<void> {
  await page.goto(`${help.desk.standin.url}/agent/tickets/${id}`);
  await region("Replies").waitFor({ timeout: 60_000 });
}

async function undo(said: string): Promise<void> {
  await expect.poll(() => region("Visits").innerText(), SLOW).toContain(said);
  await region("Visits").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => region("Visits").innerText(), SLOW).toContain("Undone.");
}

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("none", inject("migratedFolder")), launchBrowser()]);
  account = openPromiseAccount(help);
  const facts = { yearly_it_spend: 900_000, influence: 5 };
  [customer, other] = [await account.customer("Aurora", facts), await account.customer("Borealis", facts)];
  ticketId = await account.ticket(customer, "Printer");
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  page = await context.newPage();
  await open(ticketId);
  await region("Visits").waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await browser?.close();
  await help?.close();
});

describe("a new agent", () => {
  it("sends a reply and plans a visit in four clicks", async () => {
    const publicReplies = async () =>
      (await read(`/api/v2/tickets/${ticketId}/comments`, Comments)).comments.filter((one) => one.public)
        .length;
    const before = { replies: await publicReplies(), planned: await count("visit_is_planned") };
    clicks = 0;
    await click(
      region("Replies")
        .getByRole("button", { name: /^Insert/ })
        .first(),
    );
    await expect.poll(() => writtenIn(page), SLOW).not.toBe("");
    await click(page.getByRole("button", { name: /^Submit as/ }));
    await expect.poll(publicReplies, SLOW).toBe(before.replies + 1);
    await click(button("Plan a visit"));
    const form = sidebarOf(page).getByRole("form", { name: "Plan a visit" });
    const date = form.getByLabel("Date");
    if ((await date.inputValue()) === "") await date.fill(NEXT_DAY);
    await click(form.getByRole("button", { name: "Plan", exact: true }));
    await expect.poll(() => count("visit_is_planned"), SLOW).toBe(before.planned + 1);
    expect(clicks).toBe(4);
  });
});

describe("a visit that was changed is as before with one click", () => {
  it("after it was moved", async () => {
    await button(/^Move: /)
      .first()
      .click({ timeout: 60_000 });
    const dates = async () =>
      (await tasks("visit_is_planned")).map(({ id, due_at }) => `${id} ${due_at}`).toSorted();
    const before = await dates();
    const form = sidebarOf(page).getByRole("form", { name: "Move" });
    await form.getByLabel("Date").fill(FAR_DAY);
    await form.getByLabel("Reason").fill("The customer asked");
    await form.getByRole("button", { name: "Move the visit" }).click();
    await expect.poll(async () => (await dates()).join(), SLOW).toContain(FAR_DAY);
    await undo("Moved.");
    await expect.poll(dates, SLOW).toEqual(before);
  });

  it("after it was cancelled", async () => {
    const before = await count("visit_is_planned");
    await button(/^Cancel the visit: /)
      .first()
      .click({ timeout: 60_000 });
    const form = sidebarOf(page).getByRole("form", { name: "Cancel the visit" });
    await form.getByLabel("Reason").fill("No need any more");
    await form.getByRole("button", { name: "Call it off" }).click();
    await expect.poll(() => count("visit_is_planned"), SLOW).toBe(before - 1);
    await undo("Cancelled.");
    await expect.poll(() => count("visit_is_planned"), SLOW).toBe(before);
  });

  it("after it was recorded", async () => {
    const planned = await count("visit_is_planned");
    const signed = await count("visit_is_signed");
    await button(/^Record: /)
      .first()
      .click({ timeout: 60_000 });
    const form = sidebarOf(page).getByRole("form", { name: "Record" });
    await form.getByLabel("Result").selectOption("solved");
    await form.getByLabel("What was talked about").fill("Everything is fine.");
    await form.getByText("The customer has signed").click();
    await form.getByRole("button", { name: "Save the record" }).click();
    await expect.poll(() => count("visit_is_signed"), SLOW).toBe(signed + 1);
    await undo("Recorded.");
    await expect.poll(() => count("visit_is_planned"), SLOW).toBe(planned);
    expect(await count("visit_is_signed")).toBe(signed);
  });
});

describe("keys", () => {
  it("open the sheet, the search and a form that is ready to type in, and leave it again", async () => {
    await press("?");
    await region("Keys").waitFor();
    await region("Keys").press("Escape");
    await expect.poll(() => region("Keys").count(), SLOW).toBe(0);
    await press("/");
    const search = sidebarOf(page).getByRole("searchbox");
    await expect.poll(() => search.evaluate((field) => field === document.activeElement), SLOW).toBe(true);
    await search.press("v");
    expect(await search.inputValue()).toBe("v");
    await search.fill("");
    await search.press("Tab");
    await press("v");
    const form = sidebarOf(page).getByRole("form", { name: "Plan a visit" });
    await form.waitFor({ timeout: 30_000 });
    await expect.poll(() => form.evaluate((each) => each.contains(document.activeElement)), SLOW).toBe(true);
    await form.getByRole("button", { name: "Close" }).click();
    await expect
      .poll(() => button("Plan a visit").evaluate((each) => each === document.activeElement), SLOW)
      .toBe(true);
  });
});

describe("a panel that the agent closes", () => {
  it("stays closed on the next ticket, for that agent", async () => {
    await region("Service level").getByRole("button", { name: "Service level" }).click();
    await page.reload();
    await region("Service level").waitFor({ timeout: 60_000 });
    const title = region("Service level").getByRole("button", { name: "Service level" });
    expect(await title.getAttribute("aria-expanded")).toBe("false");
    await title.click();
    expect(await title.getAttribute("aria-expanded")).toBe("true");
  });
});

describe("calls", () => {
  it("of one's own for another customer are two clicks away", async () => {
    await button("Record an unplanned one").click();
    const form = sidebarOf(page).getByRole("form", { name: "Record" });
    await form.getByLabel("Result").selectOption("solved");
    await form.getByLabel("What was talked about").fill("Everything is fine.");
    await form.getByText("The customer has signed").click();
    await form.getByRole("button", { name: "Save the record" }).click();
    await region("Calls we owe").waitFor({ timeout: 90_000 });
    const openCalls = async () => (await tasks("callback")).filter(({ status }) => status !== "solved");
    await expect.poll(async () => (await openCalls()).length, SLOW).toBeGreaterThan(0);
    const call = (await openCalls())[0]?.id ?? 0;
    await account.change(`/api/v2/tickets/${call}`, {
      ticket: { assignee_id: Number(ADMIN), due_at: new Date(Date.now() - LONG_AGO).toISOString() },
    });
    await open(await account.ticket(other, "Scanner"));
    await button(/^\d+ calls? of yours today/).click({ timeout: 90_000 });
    await region("My calls today").getByRole("listitem").getByRole("button").first().click();
    await page.waitForURL(new RegExp(`/agent/tickets/${call}$`));
  });

  it("that are overdue come first, even before a promise", async () => {
    await open(ticketId);
    await region("Calls we owe").waitFor({ timeout: 60_000 });
    await expect.poll(() => region("Calls we owe").innerText(), { timeout: 90_000 }).toMatch(/Overdue/);
    await expect.poll(async () => (await panelNames())[1], SLOW).toBe("Calls we owe");
    // Keys are the sidebar's once it has the focus.
    await region("Calls we owe").getByRole("button", { name: "Calls we owe" }).press("c");
    await sidebarOf(page).getByRole("form", { name: "How did the call go?" }).waitFor({ timeout: 30_000 });
  });
});
