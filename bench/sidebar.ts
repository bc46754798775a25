import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import * as v from "valibot";
import { launchBrowser } from "../tests/e2e/browser.ts";
import { type HelpDesk, openHelpDesk } from "../tests/e2e/helpDesk.ts";
import { ROOT } from "./harness.ts";
import { median } from "./median.ts";
import { atMost, beside, reported, type Row } from "./row.ts";
import { serveGardenPage } from "./sidebar/gardenPage.ts";
import { type BadgeTimes, timeToBadge } from "./sidebar/timeToBadge.ts";

const ROUNDS = 15;
const ADMIN = "1";
const LEVEL_WITHIN_MS = 60_000;

/** The sidebar's weight, and the time until its badge is there, beside an empty Garden page. */
export async function run(): Promise<Row[]> {
  return [...size(), ...(await speed())];
}

const ASSETS = join(ROOT, "dist/app/assets");

function size(): Row[] {
  const page = readFileSync(join(ASSETS, "index.html"), "utf8");
  const chunks = readdirSync(ASSETS).filter((name) => name.endsWith(".js"));
  const first = chunks.filter((name) => page.includes(name));
  const run = first.filter((name) => page.includes(`src="./${name}"`));
  return [
    reported("sidebar: our JavaScript that runs before the badge, gz", gzKilobytes(run), "kB"),
    reported("sidebar: JavaScript of the first load, gz", gzKilobytes(first), "kB", atMost(150, "value")),
    reported("app: JavaScript of all chunks, gz", gzKilobytes(chunks), "kB"),
  ];
}

function gzKilobytes(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(ASSETS, name))).length, 0) / 1000;
}

async function speed(): Promise<Row[]> {
  const help = await openHelpDesk("none");
  const floor = await serveGardenPage();
  const browser = await launchBrowser();
  try {
    const workspace = {
      url: `${help.desk.standin.url}/agent`,
      framePath: `/agent/tickets/${await addTicket(help)}`,
      frameHas: "/apps-assets/",
    };
    const empty = { url: floor.url, framePath: "/frame", frameHas: "/garden/" };
    const app: BadgeTimes[] = [];
    const page: BadgeTimes[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const [ours, least] = [await timeToBadge(browser, workspace), await timeToBadge(browser, empty)];
      // The first round warms the servers up; the browser begins with an empty cache every time.
      if (round === 0) continue;
      app.push(ours);
      page.push(least);
    }
    const measured = { value: medianOf(app, "badge"), floor: medianOf(page, "badge"), unit: "ms" };
    return [
      reported("of that: until the frame's document is there", medianOf(app, "document"), "ms"),
      reported("of that: until Zendesk has registered the app", medianOf(app, "registered"), "ms"),
      reported("of that: until the brief has come", medianOf(app, "answered"), "ms"),
      beside("sidebar: frame load to badge against an empty Garden page", measured, atMost(1.3, "ratio")),
    ];
  } finally {
    await browser.close();
    await floor.close();
    await help.close();
  }
}

const medianOf = (rounds: readonly BadgeTimes[], step: keyof BadgeTimes): number =>
  median(rounds.map((times) => times[step]).filter((time) => time !== null));

const organizationReply = v.object({ organization: v.object({ id: v.number() }) });
const userReply = v.object({ user: v.object({ id: v.number() }) });
const ticketReply = v.object({ ticket: v.object({ id: v.number(), tags: v.array(v.string()) }) });

/** A VIP customer's ticket that already has its service level. */
async function addTicket(help: HelpDesk): Promise<number> {
  const facts = { yearly_it_spend: 900_000, influence: 5 };
  const organization = v.parse(
    organizationReply,
    await post(help, "organizations", { organization: { name: "Northwind", organization_fields: facts } }),
  ).organization.id;
  const person = { name: "Robin", email: "robin@northwind.test", organization_id: organization };
  const requester = v.parse(userReply, await post(help, "users", { user: person })).user.id;
  const request = {
    subject: "Label printer stops",
    comment: { body: "After every third page." },
    requester_id: requester,
  };
  const { id } = v.parse(ticketReply, await post(help, "tickets", { ticket: request })).ticket;
  const deadline = performance.now() + LEVEL_WITHIN_MS;
  for (;;) {
    const shown = v.parse(ticketReply, (await help.api(ADMIN, "GET", `/api/v2/tickets/${id}`)).body);
    if (shown.ticket.tags.some((tag) => tag.startsWith("sla_vip_"))) return id;
    if (performance.now() > deadline)
      throw new Error(`ticket ${id} got no service level: ${JSON.stringify(shown)}`);
    await sleep(500);
  }
}

async function post(help: HelpDesk, what: string, body: unknown): Promise<unknown> {
  const reply = await help.api(ADMIN, "POST", `/api/v2/${what}`, body);
  if (reply.status !== 201) throw new Error(`making ${what}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}
