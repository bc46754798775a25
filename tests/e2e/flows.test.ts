import type { Browser, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { accessibilityFaults } from "./lookOf.ts";
import { type Customer, openPromiseAccount, type PromiseAccount } from "./promiseAccount.ts";

const ADMIN = "1";
const SLOW = { timeout: 45_000, interval: 500 } as const;

const Tags = v.object({ tags: v.array(v.string()) });

/** A call that is begun by hand, with a branch and words that are written down. */
const POLICY = `
preset: it-services
flows:
  - key: spill
    title: A spill
    steps:
      - key: sort
        title: Wet or dry?
        answers: [{ key: wet, title: Wet }, { key: dry, title: Dry }]
        required: true
        next: [{ answer: wet, to: towel }, { answer: dry, to: thank }]
      - { key: towel, title: Bring a towel, question: How large?, record: Towel size }
      - { key: thank, title: Say thanks }
`;

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
const spill = () => calls().getByRole("group", { name: "A spill" });
const spillStep = () => spill().getByRole("heading", { level: 3 }).innerText();

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("none", inject("migratedFolder")), launchBrowser()]);
  account = openPromiseAccount(help);
  await account.savePolicy(POLICY);
  await help.makeTicketFields();
  await help.tick("*/5 * * * *");
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
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("is told to be done after its last step, with what was taken", async () => {
    await hotline().getByRole("button", { name: "Done", exact: true }).click();
    await expect.poll(() => step().innerText(), SLOW).toBe("Close");
    await hotline().getByRole("button", { name: "Done", exact: true }).click();
    await expect.poll(() => hotline().innerText(), SLOW).toContain("3 steps taken");
    await expect.poll(flowTags, SLOW).toHaveLength(3);
  });
});

describe("a call begun by hand", () => {
  it("goes where the answer leads, and writes words into the ticket", async () => {
    await calls()
      .getByRole("button", { name: /other call/ })
      .click();
    await spill().getByRole("button", { name: "Start: A spill" }).click();
    await spill().getByRole("button", { name: "Wet", exact: true }).click();
    await expect.poll(spillStep, SLOW).toBe("Bring a towel");
    await spill().getByRole("textbox", { name: "Towel size" }).fill("Large");
    await page.keyboard.press("Enter");
    await expect.poll(spillStep, SLOW).toBe("Say thanks");
    await expect.poll(() => account.fieldOf(ticketId, "Towel size"), SLOW).toBe("Large");
  });

  it("takes another branch once the answer is another one", async () => {
    await spill().getByRole("button", { name: "Back" }).click();
    await expect.poll(spillStep, SLOW).toBe("Bring a towel");
    await spill().getByRole("button", { name: "Back" }).click();
    await expect.poll(spillStep, SLOW).toBe("Wet or dry?");
    await spill().getByRole("button", { name: "Dry", exact: true }).click();
    await expect.poll(spillStep, SLOW).toBe("Say thanks");
    await expect.poll(flowTags, SLOW).toContain("flow_spill_sort_dry");
    expect((await flowTags()).filter((tag) => tag.startsWith("flow_spill"))).toHaveLength(1);
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
