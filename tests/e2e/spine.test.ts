import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { PROJECT_ROOT } from "../architecture/seededTree.ts";
import { launchBrowser } from "./browser.ts";
import { writtenIn } from "./composerOf.ts";
import { type HelpDesk, openHelpDesk, sidebarOf } from "./helpDesk.ts";
import { accessibilityFaults } from "./lookOf.ts";
import { axeFaults } from "./looks/axeFaults.ts";

const ADMIN = "1";
/** The README's picture is taken with TIERWISE_PICTURES=docs/images; a plain run leaves the project as it was. */
const PICTURES = resolve(PROJECT_ROOT, process.env["TIERWISE_PICTURES"] ?? "dist/pictures");

const organizationsReply = v.object({
  organizations: v.array(
    v.object({ id: v.number(), name: v.string(), organization_fields: v.record(v.string(), v.unknown()) }),
  ),
});
const usersReply = v.object({
  users: v.array(v.object({ id: v.number(), name: v.string(), organization_id: v.nullable(v.number()) })),
});
const ticketsReply = v.object({
  tickets: v.array(v.object({ id: v.number(), subject: v.string(), tags: v.array(v.string()) })),
});

let help: HelpDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  [help, browser] = await Promise.all([openHelpDesk("year", inject("migratedFolder")), launchBrowser()]);
  context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  page = await context.newPage();
  page.on("pageerror", (error) => problems.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  await help?.close();
});

async function organizationsOf(
  tier: string,
): Promise<v.InferOutput<typeof organizationsReply>["organizations"]> {
  const { body } = await help.api(ADMIN, "GET", "/api/v2/organizations?page[size]=100");
  return v
    .parse(organizationsReply, body)
    .organizations.filter(({ organization_fields }) => organization_fields["service_tier"] === tier);
}

async function requesterOf(
  organizationIds: readonly number[],
): Promise<{ id: number; name: string; organizationId: number }> {
  const { body } = await help.api(ADMIN, "GET", "/api/v2/users?role=end-user&page[size]=100");
  for (const { id, name, organization_id } of v.parse(usersReply, body).users) {
    if (organization_id !== null && organizationIds.includes(organization_id)) {
      return { id, name, organizationId: organization_id };
    }
  }
  throw new Error("the demo has nobody in these organizations");
}

/** Writes as a customer does, on the workspace's own page. */
async function writeAsCustomer(requesterId: number, subject: string): Promise<number> {
  await page.goto(`${help.desk.standin.url}/agent/end-user`);
  await page.getByRole("combobox", { name: "Requester" }).selectOption(String(requesterId));
  await page.getByRole("textbox", { name: "Subject" }).fill(subject);
  await page
    .getByRole("textbox", { name: "Message" })
    .fill("Since this morning we cannot post a single order.");
  await page.getByRole("button", { name: "Send" }).click();
  return ticketCalled(subject);
}

async function ticketCalled(subject: string): Promise<number> {
  return vi.waitUntil(
    async () => {
      const { body } = await help.api(ADMIN, "GET", "/api/v2/tickets?page[size]=100&sort=-id");
      return v.parse(ticketsReply, body).tickets.find((ticket) => ticket.subject === subject)?.id;
    },
    { timeout: 30_000, interval: 200 },
  );
}

async function tagsOf(ticketId: number): Promise<readonly string[]> {
  const { body } = await help.api(ADMIN, "GET", `/api/v2/tickets/${ticketId}`);
  return v.parse(v.object({ ticket: v.object({ tags: v.array(v.string()) }) }), body).ticket.tags;
}

const open = (ticketId: number): Promise<unknown> =>
  page.goto(`${help.desk.standin.url}/agent/tickets/${ticketId}`);

const badge = () => sidebarOf(page).getByRole("region", { name: "Customer tier" });
const level = () => sidebarOf(page).getByRole("region", { name: "Service level" });
const seen = (locator: ReturnType<typeof badge>) =>
  expect.poll(() => locator.textContent(), { timeout: 30_000, interval: 400 });

describe("a ticket of a VIP customer", () => {
  let ticketId: number;
  let customerName: string;

  beforeAll(async () => {
    const vips = await organizationsOf("tier_vip");
    const requester = await requesterOf(vips.map(({ id }) => id));
    customerName = vips.find(({ id }) => id === requester.organizationId)?.name ?? "";
    ticketId = await writeAsCustomer(requester.id, "Orders cannot be posted");
  });

  it("gets exactly one SLA tag in Zendesk, from its tier and urgency", async () => {
    const slaTags = async (): Promise<readonly string[]> =>
      (await tagsOf(ticketId)).filter((tag) => tag.startsWith("sla_"));
    await expect.poll(slaTags, { timeout: 30_000, interval: 400 }).toEqual(["sla_vip_general"]);
  });

  it("shows the agent the tier badge, and each criterion with value and threshold", async () => {
    await open(ticketId);
    await seen(badge()).toContain("VIP");
    await seen(badge()).toContain(customerName);
    await sidebarOf(page).getByRole("button", { name: "Why this tier" }).click();
    await seen(badge()).toMatch(/Yearly IT spend.*at least.*500,000.*now/);
  });

  it("shows the next promise with the time that is left", async () => {
    await seen(sidebarOf(page).getByRole("region", { name: "Next promise" })).toMatch(/left|Due/);
  });

  it("shows the service level and the visits of the year", async () => {
    await seen(level()).toContain("VIP · General");
    await seen(sidebarOf(page).getByRole("region", { name: "Visits" })).toMatch(/\d of 4/);
  });

  it("puts a reply with filled placeholders into the composer at the cursor", async () => {
    const frame = sidebarOf(page);
    await frame.getByRole("searchbox", { name: "Search replies" }).fill("thank");
    await frame
      .getByRole("button", { name: /^Insert/ })
      .first()
      .click();
    await expect.poll(() => writtenIn(page), { timeout: 30_000 }).not.toBe("");
    expect(await writtenIn(page)).not.toMatch(/\{\{|\bVIP\b/);
  });

  it("is accessible, in light and in dark", async () => {
    const axe = async () => [...(await axeFaults(page)), ...(await accessibilityFaults(page))];
    expect(await axe()).toEqual([]);
    await page.getByText("Dark colours").click();
    await expect.poll(axe, { timeout: 30_000 }).toEqual([]);
    await page.getByText("Dark colours").click();
  });

  it.each([
    ["简体中文", "zh-cn", /客户级别|客户等级/],
    ["繁體中文", "zh-tw", /客戶級別|客戶等級/],
  ])("speaks %s", async (_name, language, words) => {
    await page.getByRole("banner").getByRole("combobox").nth(1).selectOption(language);
    await expect
      .poll(() => sidebarOf(page).locator("html").getAttribute("lang"), { timeout: 30_000 })
      .toMatch(/^zh/);
    expect(await sidebarOf(page).locator("body").ariaSnapshot()).toMatch(words);
    await page.getByRole("banner").getByRole("combobox").nth(1).selectOption("en");
    await seen(badge()).toContain("Why this tier");
  });
});

describe("a customer whose facts change", () => {
  it("changes tier in the open sidebar by itself, and its open tickets change level", async () => {
    const ordinary = await organizationsOf("tier_ordinary");
    const { id, organizationId } = await requesterOf(ordinary.map((each) => each.id));
    const ticketId = await writeAsCustomer(id, "A question about invoices");
    await expect
      .poll(() => tagsOf(ticketId), { timeout: 30_000, interval: 400 })
      .toContain("sla_ordinary_general");
    await open(ticketId);
    await seen(badge()).toContain("Ordinary");

    const admin = await context.newPage();
    await admin.goto(`${help.desk.standin.url}/agent/organizations/${organizationId}`);
    await admin.getByRole("spinbutton", { name: /Yearly IT spend/ }).fill("900000");
    await admin.getByRole("spinbutton", { name: /Service fees per year/ }).fill("150000");
    await admin.getByRole("button", { name: "Save" }).click();

    await seen(badge()).toContain("VIP");
    await expect
      .poll(() => tagsOf(ticketId), { timeout: 30_000, interval: 400 })
      .toContain("sla_vip_general");
    await admin.close();
  });
});

describe("while the Worker is down", () => {
  let missedId: number;
  let vipTicketId: number;

  beforeAll(async () => {
    const requester = await requesterOf((await organizationsOf("tier_vip")).map(({ id }) => id));
    vipTicketId = await writeAsCustomer(requester.id, "Before the night");
    await vi.waitUntil(async () => (await tagsOf(vipTicketId)).includes("sla_vip_general"), {
      timeout: 20_000,
      interval: 200,
    });
    await help.desk.stopWorker();
    missedId = await writeAsCustomer(requester.id, "Sent while nobody listened");
  });

  it("the sidebar still shows tier and level from Zendesk's own fields, and says so quietly", async () => {
    await open(vipTicketId);
    await seen(badge()).toContain("VIP");
    await seen(sidebarOf(page).locator("body")).toContain("VIP · General");
    await seen(sidebarOf(page).locator("body")).toContain("Tierwise does not answer.");
  });

  it("a missed ticket gets its level once the Worker is back and sweeps", async () => {
    expect((await tagsOf(missedId)).filter((tag) => tag.startsWith("sla_"))).toEqual([]);
    const started = await help.desk.startWorker();
    expect(started.ok).toBe(true);
    // Exports never hold the newest minute.
    await fetch(`${help.desk.standin.url}/__standin/clock`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ advance_seconds: 120 }),
    });
    await help.tick("*/5 * * * *");
    await expect
      .poll(() => tagsOf(missedId), { timeout: 30_000, interval: 400 })
      .toContain("sla_vip_general");
    const health: unknown = await (await fetch(`${help.desk.workerUrl}/healthz`)).json();
    expect(
      v.parse(v.object({ sweep: v.object({ repaired: v.number() }) }), health).sweep.repaired,
    ).toBeGreaterThan(0);
  });
});

describe("the workspace", () => {
  it("had no script error all along", () => {
    expect(problems).toEqual([]);
  });

  it("has its picture in the README", async () => {
    mkdirSync(PICTURES, { recursive: true });
    await page.goto(help.desk.workspaceUrl);
    await seen(badge()).toContain("VIP");
    await sidebarOf(page).getByRole("button", { name: "Why this tier" }).click();
    await seen(badge()).toContain("Yearly IT spend");
    const picture = await page.screenshot({ path: join(PICTURES, "workspace.png") });
    expect(picture.byteLength).toBeGreaterThan(20_000);
  });
});
