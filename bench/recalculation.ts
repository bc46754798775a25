import type { TestHarness } from "wrangler";
import { appToken } from "./local/appToken.ts";
import { count, type Database, settled, until, workerRequests } from "./local/atRest.ts";
import { type LocalAccount, openLocalAccount } from "./local/localAccount.ts";
import { APP_SECRET, startWorker, SUBDOMAIN } from "./local/startWorker.ts";
import { atMost, reported, type Row } from "./row.ts";

const CUSTOMERS = 1000;
const TICKETS = 3000;
const PER_JOB = 100;
const MINUTE_MS = 60_000;

/** What the Worker asks of Zendesk to move 1,000 customers and their 3,000 open tickets, counted by the stand-in. */
export async function run(): Promise<Row[]> {
  const account = await openLocalAccount();
  let harness: TestHarness | null = null;
  let cron: NodeJS.Timeout | undefined;
  try {
    const started = await startWorker(account);
    harness = started;
    // Jobs that nothing fills leave with the cron.
    cron = setInterval(() => void started.getWorker().scheduled({ cron: "* * * * *" }), MINUTE_MS);
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
    clearInterval(cron);
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
const MOVED = "SELECT moved AS n FROM recalculations ORDER BY version DESC LIMIT 1";

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

function summary(requests: readonly { method: string; path: string; status: number }[]): string {
  const counts = new Map<string, number>();
  for (const { method, path, status } of requests) {
    const line = `${method} ${path.replace(/[?].*/, "")} ${status}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, times]) => `  ${times} × ${line}`).join("\n");
}
