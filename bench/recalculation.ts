import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import type { TestHarness } from "wrangler";
import { appToken } from "./local/appToken.ts";
import { type LocalAccount, openLocalAccount } from "./local/localAccount.ts";
import { APP_SECRET, startWorker, SUBDOMAIN } from "./local/startWorker.ts";
import { atMost, reported, type Row } from "./row.ts";

const CUSTOMERS = 1000;
const TICKETS = 3000;
const PER_JOB = 100;
const ADMIN = 1;
const PATIENCE_MS = 600_000;
/** Seconds of peace after which nothing more is to come. */
const PEACE_MS = 15_000;

type Database = { prepare(sql: string): { first(): Promise<unknown> } };

/** What the Worker asks of Zendesk to move 1,000 customers and their 3,000 open tickets, counted by the stand-in. */
export async function run(): Promise<Row[]> {
  const account = await openLocalAccount();
  let harness: TestHarness | null = null;
  try {
    harness = await startWorker(account);
    const database = (await harness.getWorker<{ DB: Database }>().getEnv()).DB;
    await addCustomers(account);
    await until("the customers are judged", async () => (await count(database, TIERED)) === CUSTOMERS);
    await settled(account, database);
    await addTickets(account);
    await until("every ticket has its level", async () => levelled(account, "sla_ordinary_") === TICKETS);
    await settled(account, database);

    const before = workerRequests(account).length;
    await policyBecomes(account, harness, EVERYBODY_CORE);
    await until("every ticket has its new level", async () => levelled(account, "sla_core_") === TICKETS);
    await settled(account, database);
    const requests = workerRequests(account).slice(before);
    console.log(summary(requests));
    if ((await count(database, MOVED)) !== CUSTOMERS) throw new Error("not every customer was moved");
    return [
      reported(
        "Zendesk API requests to move 1,000 customers and their 3,000 open tickets",
        requests.length,
        "requests",
        atMost(60, "value"),
      ),
    ];
  } finally {
    await harness?.close();
    await account.running.close();
  }
}

const EVERYBODY_CORE = `preset: it-services
tiers:
  - key: core
    when: { all: [{ field: yearly_it_spend, operator: greater_than_equal, value: 1 }], any: [] }
`;
const TIERED = "SELECT count(*) AS n FROM customers WHERE tier_in_zendesk IS NOT NULL";
const UNDER_WAY = "SELECT count(*) AS n FROM effects WHERE state IN ('pending', 'submitted')";
const MOVED = "SELECT moved AS n FROM recalculations ORDER BY version DESC LIMIT 1";

async function count(database: Database, sql: string): Promise<number> {
  return v.parse(v.object({ n: v.number() }), await database.prepare(sql).first()).n;
}

/** Every call that the bench's own admin did not make. */
function workerRequests(account: LocalAccount) {
  return account.running.standin.control.requests.filter(({ user }) => user !== ADMIN);
}

async function addCustomers(account: LocalAccount): Promise<void> {
  for (let from = 0; from < CUSTOMERS; from += PER_JOB) {
    const organizations = Array.from({ length: PER_JOB }, (_, index) => ({
      name: `Customer ${from + index}`,
      organization_fields: { yearly_it_spend: 100 + from + index },
    }));
    await account.jobDone(await account.ask("POST", "/api/v2/organizations/create_many", { organizations }));
  }
  const ids = [...account.running.standin.state.organizations.keys()];
  for (let from = 0; from < CUSTOMERS; from += PER_JOB) {
    const users = ids.slice(from, from + PER_JOB).map((organization_id) => ({
      name: `Person ${organization_id}`,
      email: `person@customer${organization_id}.test`,
      organization_id,
    }));
    await account.jobDone(await account.ask("POST", "/api/v2/users/create_many", { users }));
  }
}

async function addTickets(account: LocalAccount): Promise<void> {
  const { users } = account.running.standin.state;
  const people = [...users.values()].filter(({ role }) => role === "end-user").map(({ id }) => id);
  for (let from = 0; from < TICKETS; from += PER_JOB) {
    const tickets = Array.from({ length: PER_JOB }, (_, index) => ({
      subject: `Label printer ${from + index}`,
      comment: { body: "It stops after every third page." },
      requester_id: people[(from + index) % people.length],
    }));
    await account.jobDone(await account.ask("POST", "/api/v2/tickets/create_many", { tickets }));
  }
}

/** As the app's page does it: the setting is written, then the Worker is told to look. */
async function policyBecomes(account: LocalAccount, harness: TestHarness, policy: string): Promise<void> {
  const [installation] = account.running.standin.state.appInstallations.values();
  if (installation === undefined) throw new Error("the app is not installed");
  installation.settings.set("policy", policy);
  const response = await harness.fetch("/api/policy/refresh", {
    method: "POST",
    headers: { authorization: `Bearer ${appToken(APP_SECRET, SUBDOMAIN)}` },
  });
  if (response.status !== 202) throw new Error(`the Worker answered ${response.status}`);
}

function levelled({ running }: LocalAccount, prefix: string): number {
  return [...running.standin.state.tickets.values()].filter(({ tags }) =>
    tags.some((tag) => tag.startsWith(prefix)),
  ).length;
}

/** Nothing is on its way any more, and nothing came for some seconds: late checks of jobs count too. */
async function settled(account: LocalAccount, database: Database): Promise<void> {
  const { dispatcher, jobs } = account.running.standin;
  let peaceSince = performance.now();
  let requests = workerRequests(account).length;
  await until("nothing is under way", async () => {
    const now = workerRequests(account).length;
    const busy = dispatcher.pending() > 0 || jobs.pending() > 0 || (await count(database, UNDER_WAY)) > 0;
    if (busy || now !== requests) peaceSince = performance.now();
    requests = now;
    return performance.now() - peaceSince > PEACE_MS;
  });
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline)
      throw new Error(`after ${PATIENCE_MS / 1000} s it is still not so that ${what}`);
    await sleep(500);
  }
}

function summary(requests: readonly { method: string; path: string; status: number }[]): string {
  const counts = new Map<string, number>();
  for (const { method, path, status } of requests) {
    const line = `${method} ${path.replace(/[?].*/, "")} ${status}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, times]) => `  ${times} × ${line}`).join("\n");
}
