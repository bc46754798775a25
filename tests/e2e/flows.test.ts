import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { type Customer, openPromiseAccount, type PromiseAccount } from "./promiseAccount.ts";

const ADMIN = "1";
const SLOW = { timeout: 45_000, interval: 500 } as const;

const Tags = v.object({ tags: v.array(v.string()) });

let help: HelpDesk;
let browser: Browser;
let account: PromiseAccount;
let customer: Customer;
let page: Page;
let ticketId = 0;

async function flowTags(): Promise<readonly string[]> {
  const { body } = await help.api(ADMIN, "GET", `/api/v2/tickets/${ticketId}/tags`);
  return v.parse(Tags, body).tags.filter((tag) => tag.startsWith("flow_"));
}

async function open(id: number, agent: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const opened = await context.newPage();
  await opened.goto(`${help.desk.standin.url}/agent/tickets/${id}?agent=${agent}`);
  await sidebarOf(opened).getByRole("region", { name: "Guided calls" }).waitFor({ timeout: 60_000 });
  return opened;
}

const calls = (of = page) => sidebarOf(of).getByRole("region", { name: "Guided calls" });
const hotline = (of = page) => calls(of).getByRole("group", { name: "Hotline call" });
const step = (of = page) => hotline(of).getByRole("heading", { level: 3 });

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("none"), launchBrowser()]);
  account = openPromiseAccount(help);
  customer = await account.customer("Aurora", {});
  ticketId = await account.ticket(customer, "Printer", { tags: ["printer"] });
  page = await open(ticketId, ADMIN);
});

afterAll(async () => {
  await browser?.close();
  await help?.close();
});

describe("a guided call", () => {
  it("that fits the ticket begins with one click, at its first step", async () => {
    await hotline().getByRole("button", { name: "Start: Hotline call" }).click();
    expect(await step().innerText()).toBe("Greet");
    expect(await step().evaluate((title) => title === document.activeElement)).toBe(true);
  });

  it("ticks steps on the ticket itself, each with a way back", async () => {
    await hotline().getByRole("button", { name: "Done", exact: true }).click();
    await expect.poll(() => step().innerText(), SLOW).toBe("Ask");
    await expect.poll(flowTags, SLOW).toEqual(["flow_hotline_greet"]);
    await hotline().getByRole("button", { name: "Done", exact: true }).press("Enter");
    await expect.poll(flowTags, SLOW).toEqual(["flow_hotline_ask", "flow_hotline_greet"]);
    await calls().getByRole("button", { name: "Undo" }).click();
    await expect.poll(flowTags, SLOW).toEqual(["flow_hotline_greet"]);
    await expect.poll(() => step().innerText(), SLOW).toBe("Ask");
  });

  it("resumes for the next agent where it stopped", async () => {
    const other = await open(ticketId, "3");
    await expect.poll(() => step(other).innerText(), SLOW).toBe("Ask");
    expect(await hotline(other).innerText()).toContain("1 done, 2 or more to go");
    await other.context().close();
  });

  it("has no accessibility violations", async () => {
    const violations = (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
    );
    expect(violations).toEqual([]);
  });

  it("is told to be done after its last step, with what was taken", async () => {
    await hotline().getByRole("button", { name: "Done", exact: true }).click();
    await expect.poll(() => step().innerText(), SLOW).toBe("Close");
    await hotline().getByRole("button", { name: "Done", exact: true }).click();
    await expect.poll(() => hotline().innerText(), SLOW).toContain("3 steps taken");
    await expect.poll(flowTags, SLOW).toHaveLength(3);
  });
});

describe("what helped last time", () => {
  it("is shown on the customer's next ticket of the same kind, by the subject that Zendesk shows", async () => {
    await help.api(ADMIN, "PUT", `/api/v2/tickets/${ticketId}`, {
      ticket: { status: "solved", assignee_id: 1, additional_tags: ["reply_solved"] },
    });
    const next = await account.ticket(customer, "Printer again", { tags: ["printer"] });
    const opened = await open(next, ADMIN);
    const history = sidebarOf(opened).getByRole("region", { name: "What helped last time" });
    await expect.poll(() => history.innerText(), SLOW).toContain("Printer");
    expect(await history.innerText()).toContain("Reply: ");
    await opened.context().close();
  });
});
