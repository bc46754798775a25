import type { Browser, BrowserContext, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { accessibilityFaults } from "./lookOf.ts";

const ADMIN = "1";
const SLOW = { timeout: 45_000, interval: 500 } as const;

const Organizations = v.object({
  organizations: v.array(
    v.object({ id: v.number(), organization_fields: v.record(v.string(), v.unknown()) }),
  ),
});
const Users = v.object({
  users: v.array(v.object({ id: v.number(), organization_id: v.nullable(v.number()) })),
});
const Made = v.object({ ticket: v.object({ id: v.number() }) });
const Found = v.object({
  tickets: v.array(
    v.object({
      id: v.number(),
      type: v.nullable(v.string()),
      status: v.string(),
      tags: v.array(v.string()),
      external_id: v.nullable(v.string()),
      organization_id: v.nullable(v.number()),
    }),
  ),
});

let help: HelpDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let organizationId = 0;
let ticketId = 0;

async function read<Output>(path: string, schema: v.GenericSchema<unknown, Output>): Promise<Output> {
  return v.parse(schema, (await help.api(ADMIN, "GET", path)).body);
}

/** The organization's own tasks with these tags. */
async function tasks(...tags: readonly string[]) {
  const path = `/api/v2/organizations/${organizationId}/tickets?page[size]=100&sort=-updated_at`;
  const { tickets } = await read(path, Found);
  return tickets.filter((one) => one.type === "task" && tags.every((tag) => one.tags.includes(tag)));
}

const region = (name: string) => sidebarOf(page).getByRole("region", { name });
const button = (name: string | RegExp) => sidebarOf(page).getByRole("button", { name });

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("year", inject("migratedFolder")), launchBrowser()]);
  context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  page = await context.newPage();
  const { organizations } = await read("/api/v2/organizations?page[size]=100", Organizations);
  const vips = organizations.filter((one) => one.organization_fields["service_tier"] === "tier_vip");
  const { users } = await read("/api/v2/users?role=end-user&page[size]=100", Users);
  const requester = users.find((user) => vips.some(({ id }) => id === user.organization_id));
  organizationId = requester?.organization_id ?? 0;
  const made = await help.api(ADMIN, "POST", "/api/v2/tickets", {
    ticket: { requester_id: requester?.id, subject: "Printer", comment: { body: "It is stuck." } },
  });
  ticketId = v.parse(Made, made.body).ticket.id;
  await page.goto(`${help.desk.standin.url}/agent/tickets/${ticketId}`);
  await region("Visits").waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await browser?.close();
  await help?.close();
});

const planned = async () => (await tasks("visit_is_planned")).length;

async function plan(): Promise<void> {
  await button("Plan a visit").click();
  const form = sidebarOf(page).getByRole("form", { name: "Plan a visit" });
  const date = form.getByLabel("Date");
  if ((await date.inputValue()) === "") await date.fill("2026-12-31");
  await form.getByRole("button", { name: "Plan", exact: true }).click();
  await expect.poll(() => region("Visits").innerText(), SLOW).toContain("Planned.");
}

describe("visits from the ticket", () => {
  it("are taken back with one click", async () => {
    const before = await planned();
    await plan();
    await expect.poll(planned, SLOW).toBe(before + 1);
    await region("Visits").getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => region("Visits").innerText(), SLOW).toContain("Undone.");
    await expect.poll(planned, SLOW).toBe(before);
  });

  it("are planned in two clicks, and the Worker counts the plan", async () => {
    const before = await planned();
    await plan();
    await expect.poll(planned, SLOW).toBe(before + 1);
    await button(/^Record: /)
      .first()
      .waitFor({ timeout: 45_000 });
  });

  it("are recorded as done and signed, which solves the task and counts", async () => {
    const count = async (): Promise<number> =>
      Number(/(\d+) of \d+/.exec(await region("Visits").innerText())?.[1] ?? Number.NaN);
    const before = await count();
    await button(/^Record: /)
      .first()
      .click();
    const form = sidebarOf(page).getByRole("form", { name: "Record" });
    await form.getByLabel("Result").selectOption("solved");
    await form.getByLabel("What was talked about").fill("Everything is fine.");
    await form.getByText("The customer has signed").click();
    await form.getByRole("button", { name: "Save the record" }).click();
    await expect.poll(() => region("Visits").innerText(), SLOW).toContain("Recorded.");
    await expect.poll(count, SLOW).toBe(before + 1);
    await expect.poll(async () => (await tasks("visit_is_signed"))[0]?.status, SLOW).toBe("solved");
  });
});

describe("the call that follows", () => {
  const recordCall = async (): Promise<void> => {
    const calls = region("Calls we owe");
    await calls.waitFor({ timeout: 60_000 });
    await calls
      .getByRole("button", { name: /^Record the call/ })
      .first()
      .click({ timeout: 60_000 });
    const form = sidebarOf(page).getByRole("form", { name: "How did the call go?" });
    await form.getByLabel("How did the call go?").selectOption("satisfied");
    for (const question of ["Came as agreed", "It works now"]) {
      // oxlint-disable-next-line no-await-in-loop -- a person answers one question after the other
      await form.getByLabel(question).selectOption("yes");
    }
    for (const question of ["Skill", "Manners"]) {
      // oxlint-disable-next-line no-await-in-loop -- a person answers one question after the other
      await form.getByLabel(question).selectOption("5");
    }
    await form.getByRole("button", { name: "Save the outcome" }).click();
    await expect.poll(async () => (await tasks("callback_satisfied"))[0]?.status, SLOW).toBe("solved");
  };

  it("shows up by itself, and its outcome is one form", async () => {
    await recordCall();
  });

  it("may be taken back, also after the Worker has heard of it, and is owed again until it is recorded anew", async () => {
    const satisfied = async () => (await tasks("callback_satisfied")).length;
    const before = await satisfied();
    await page.waitForTimeout(3_000);
    await region("Calls we owe").getByRole("button", { name: "Undo" }).click();
    await expect.poll(satisfied, SLOW).toBe(before - 1);
    await page.reload();
    await recordCall();
  });
});

describe("with forms open", () => {
  it("is accessible in light and in dark, and nothing is cut off at 320 px", async () => {
    await page.reload();
    await button("Record an unplanned one").click();
    await sidebarOf(page).getByRole("form", { name: "Record" }).waitFor();
    const axe = () => accessibilityFaults(page);
    // Buttons that come fade in.
    await expect.poll(axe, { timeout: 20_000 }).toEqual([]);
    await page.getByText("Dark colours").click();
    await expect.poll(axe, { timeout: 20_000 }).toEqual([]);
    await page.getByText("Dark colours").click();
    const overflow = await sidebarOf(page)
      .locator("html")
      .evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe("beside the organization", () => {
  it("stands the whole customer", async () => {
    await page.goto(`${help.desk.standin.url}/agent/organizations/${organizationId}`);
    for (const name of ["Visits", "Promises kept and broken", "Facts", "Calls made"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other tells which is missing
      await region(name).waitFor({ timeout: 30_000 });
    }
    expect(await region("Calls made").innerText()).toContain("Satisfied");
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe("a hand-over", () => {
  it("offers whoever can take visits and calls over: neither light agents nor the user we act as", async () => {
    await page.goto(`${help.desk.standin.url}/agent/apps/tierwise`);
    await button("Hand over visits and calls").click();
    const form = sidebarOf(page).getByRole("form", { name: "Hand over visits and calls" });
    const offered = (label: string) => form.getByLabel(label).locator("option").allInnerTexts();
    const [whose, to] = ["Whose visits and calls", "To"];
    for (const label of [whose, to]) {
      // oxlint-disable-next-line no-await-in-loop -- one list after the other tells which is wrong
      await expect.poll(() => offered(label), SLOW).toContain("Linus Agent");
      for (const name of ["Tierwise integration", "Lena Light"]) {
        // oxlint-disable-next-line no-await-in-loop -- one list after the other tells which is wrong
        await expect.poll(() => offered(label), SLOW).not.toContain(name);
      }
    }
    expect(await offered(whose)).toContain("Ada Admin (you)");
  });

  it("gives the focus back to its button where it is cancelled", async () => {
    await page.goto(`${help.desk.standin.url}/agent/apps/tierwise`);
    const opener = button("Hand over visits and calls");
    await opener.click();
    await sidebarOf(page).getByRole("button", { name: "Close" }).click();
    await expect.poll(() => opener.evaluate((one) => one === document.activeElement), SLOW).toBe(true);
  });

  it("is one task that names both and the days", async () => {
    await page.goto(`${help.desk.standin.url}/agent/apps/tierwise`);
    await button("Hand over visits and calls").click();
    const form = sidebarOf(page).getByRole("form", { name: "Hand over visits and calls" });
    await expect.poll(() => form.getByLabel("To").locator("option").count(), SLOW).toBeGreaterThan(1);
    await form.getByLabel("To").selectOption({ index: 1 });
    await form.getByLabel("Last day").fill("2099-12-31");
    await form.getByRole("button", { name: "Hand over", exact: true }).click();
    const handovers = async () =>
      (await read("/api/v2/tickets?page[size]=100&sort=-id", Found)).tickets.filter((one) =>
        one.tags.includes("handover_until_2099-12-31"),
      );
    await expect.poll(async () => (await handovers()).length, SLOW).toBe(1);
  });

  it("is shown to whoever leads, of whomever it is, and ended with one click", async () => {
    await page.goto(`${help.desk.standin.url}/agent/apps/tierwise`);
    await button("Hand over visits and calls").click();
    const form = sidebarOf(page).getByRole("form", { name: "Hand over visits and calls" });
    const whose = form.getByLabel("Whose visits and calls");
    await expect.poll(() => whose.locator("option").count(), SLOW).toBeGreaterThan(2);
    await whose.selectOption({ index: 2 });
    await form.getByLabel("To").selectOption({ index: 1 });
    await form.getByLabel("Last day").fill("2099-12-30");
    await form.getByRole("button", { name: "Hand over", exact: true }).click();
    const made = async () =>
      (await read("/api/v2/tickets?page[size]=100&sort=-id", Found)).tickets.filter((one) =>
        one.tags.includes("handover_until_2099-12-30"),
      );
    await expect.poll(async () => (await made()).length, SLOW).toBe(1);
    await expect
      .poll(async () => {
        await page.goto(`${help.desk.standin.url}/agent/apps/tierwise`);
        await button("Hand over visits and calls").click();
        await form.waitFor();
        const shown = sidebarOf(page).getByRole("listitem").filter({ hasText: "Dec 30, 2099" });
        await shown.waitFor({ timeout: 5_000 }).catch(() => undefined);
        return shown.count();
      }, SLOW)
      .toBe(1);
    await button(/^End it now.*Dec 30, 2099/).click();
    await sidebarOf(page).getByText("Ended. The tickets come back.").waitFor();
    await expect.poll(async () => (await made())[0]?.status, SLOW).toBe("solved");
  });
});

describe("whoever leads", () => {
  const openPage = async (): Promise<void> => {
    await page.goto(`${help.desk.standin.url}/agent/apps/tierwise`);
    await region("Visits to follow up").getByRole("heading", { level: 3 }).first().waitFor();
  };

  it("sees on the app's page who was not called, and opens a customer from there", async () => {
    await openPage();
    const card = region("Not called back yet");
    const customers = card.getByRole("list").getByRole("listitem");
    const count = async (): Promise<number> =>
      Number(/(\d+) customers? (?:was|were) not reached/.exec(await card.innerText())?.[1] ?? Number.NaN);
    await card.getByLabel("Period").selectOption("This month");
    await expect.poll(count, SLOW).toBeGreaterThan(20);
    const all = await count();
    expect(await customers.count()).toBe(20);
    await card.getByRole("button", { name: `Show more (${all - 20} left)` }).click();
    await expect.poll(() => customers.count(), SLOW).toBe(Math.min(all, 40));
    expect(await accessibilityFaults(page)).toEqual([]);
    const name = await customers.last().getByRole("button").innerText();
    await customers.last().getByRole("button").click();
    await page.waitForURL(/[/]agent[/]organizations[/]\d+/);
    await page.getByText(name).first().waitFor();
  });

  it("sees which visits are to be followed up, and opens a ticket from there", async () => {
    await openPage();
    const orders = region("Visits to follow up").getByRole("list", { name: "Orders without a signature" });
    const order = orders.getByRole("button").first();
    const id = /#(\d+)$/.exec(await order.innerText())?.[1];
    await order.click();
    await page.waitForURL(`**/agent/tickets/${id}`);
  });
});

describe("without the Worker", () => {
  it("stand the customer's open tasks as Zendesk knows them", async () => {
    await help.desk.stopWorker();
    await page.goto(`${help.desk.standin.url}/agent/organizations/${organizationId}`);
    const open = region("Open visits and calls");
    await open.waitFor({ timeout: 45_000 });
    await open.getByRole("button").first().click();
    await page.waitForURL(/[/]agent[/]tickets[/]\d+/);
  });
});
