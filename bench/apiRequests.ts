import type { TestHarness } from "wrangler";
import { count, type Database, settled, until, workerRequests } from "./local/atRest.ts";
import { type LocalAccount, openLocalAccount } from "./local/localAccount.ts";
import { startWorker } from "./local/startWorker.ts";
import { atMost, reported, type Row } from "./row.ts";

const ORGANIZATIONS = 100;
const TICKETS = 1000;
const PER_JOB = 100;

/** What the Worker asks of Zendesk, counted by the stand-in: a burst of new tickets, then events that change nothing. */
export async function run(): Promise<Row[]> {
  const account = await openLocalAccount();
  let harness: TestHarness | null = null;
  try {
    harness = await startWorker(account);
    const requesters = await addCustomers(account);
    const database = (await harness.getWorker<{ DB: Database }>().getEnv()).DB;
    await until(
      "every organization has its tier",
      async () => (await count(database, TIERED)) === ORGANIZATIONS,
    );
    await settled(account, database);

    const before = workerRequests(account).length;
    const tickets = await addTickets(account, requesters);
    await until("every ticket has its level", async () => levelled(account) === TICKETS);
    await settled(account, database);
    const burst = workerRequests(account).slice(before);
    console.log(summary(burst));

    const quiet = workerRequests(account).length;
    const seen = await count(database, DELIVERIES);
    await addTag(account, tickets.slice(0, PER_JOB));
    await until("the events arrived", async () => (await count(database, DELIVERIES)) >= seen + PER_JOB);
    await settled(account, database);
    const idle = workerRequests(account).length - quiet;
    return [
      reported(
        `Zendesk API requests per ${TICKETS} new tickets in a burst`,
        burst.length,
        "requests",
        atMost(30, "value"),
      ),
      reported(
        `Zendesk API requests for ${PER_JOB} events that change nothing`,
        idle,
        "requests",
        atMost(0, "value"),
      ),
    ];
  } finally {
    await harness?.close();
    await account.running.close();
  }
}

const TIERED = "SELECT count(*) AS n FROM customers WHERE tier_in_zendesk IS NOT NULL";
const DELIVERIES = "SELECT count(*) AS n FROM deliveries";

/** Organizations with facts for every tier, one person in each. */
async function addCustomers(account: LocalAccount): Promise<readonly number[]> {
  const organizations = Array.from({ length: ORGANIZATIONS }, (_, index) => ({
    name: `Customer ${index}`,
    organization_fields: {
      yearly_it_spend: index * 10_000,
      influence: 1 + (index % 5),
      potential: 1 + (index % 3),
    },
  }));
  await account.jobDone(await account.ask("POST", "/api/v2/organizations/create_many", { organizations }));
  const { state } = account.running.standin;
  const users = [...state.organizations.keys()].map((organization_id, index) => ({
    name: `Person ${index}`,
    email: `person${index}@customer${index}.test`,
    organization_id,
  }));
  await account.jobDone(await account.ask("POST", "/api/v2/users/create_many", { users }));
  return [...state.users.values()].filter(({ role }) => role === "end-user").map(({ id }) => id);
}

async function addTickets(account: LocalAccount, requesters: readonly number[]): Promise<readonly number[]> {
  for (let job = 0; job < TICKETS / PER_JOB; job++) {
    const tickets = Array.from({ length: PER_JOB }, (_, index) => ({
      subject: `Label printer ${job * PER_JOB + index}`,
      comment: { body: "It stops after every third page." },
      requester_id: requesters[(job * PER_JOB + index) % requesters.length],
    }));
    await account.jobDone(await account.ask("POST", "/api/v2/tickets/create_many", { tickets }));
  }
  return [...account.running.standin.state.tickets.keys()];
}

async function addTag(account: LocalAccount, ids: readonly number[]): Promise<void> {
  const path = `/api/v2/tickets/update_many?ids=${ids.join(",")}`;
  await account.jobDone(await account.ask("PUT", path, { ticket: { additional_tags: ["bench"] } }));
}

function levelled({ running }: LocalAccount): number {
  return [...running.standin.state.tickets.values()].filter(({ tags }) =>
    tags.some((tag) => tag.startsWith("sla_")),
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
