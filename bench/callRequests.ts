import * as v from "valibot";
import type { TestHarness } from "wrangler";
import { TASK_FIELDS } from "#core";
import { count, type Database, settled, until, workerRequests } from "./local/atRest.ts";
import { type LocalAccount, openLocalAccount } from "./local/localAccount.ts";
import { startWorker } from "./local/startWorker.ts";
import { atMost, reported, type Row } from "./row.ts";

/** Few enough for single writes: fuller jobs wait for the cron, which no bench has. */
const CALLS = 2;
const AGENT = 3;

/** A call after every solution, with a score that has to be read. */
const POLICY = `preset: it-services
schedules:
  - { key: always, title: { en: Always }, zone: UTC, week: { mon: &all ["00:00-24:00"], tue: *all, wed: *all, thu: *all, fri: *all, sat: *all, sun: *all } }
roles:
  - { key: caller, title: { en: Caller }, resolve: [{ by: agent, email: grace@standin.test }] }
callbacks:
  - key: after_solution
    title: { en: After a solution }
    purpose: { en: Is it solved? }
    trigger: { on: event, event: ticket_solved }
    within: 24h
    schedule: always
    who: [caller]
    questions: [{ key: score, title: { en: Score }, required: true }]
`;

/**
 * What the Worker asks of Zendesk for one callback, from solving to the outcome, beyond what the solving of a ticket whose
 * customer wants no calls costs; counted by the stand-in, one ticket after the other.
 */
export async function run(): Promise<Row[]> {
  const account = await openLocalAccount();
  let harness: TestHarness | null = null;
  try {
    for (const { settings } of account.running.standin.state.appInstallations.values())
      settings.set("policy", POLICY);
    harness = await startWorker(account);
    const database = (await harness.getWorker<{ DB: Database }>().getEnv()).DB;
    const quiet = await addTickets(account, ["no_callbacks"]);
    const called = await addTickets(account, []);
    await until("every ticket has its level", async () => levelled(account) === quiet.length + called.length);
    await settled(account, database);
    const costs = async (tickets: readonly number[], isCalled: boolean): Promise<number> => {
      const each: number[] = [];
      for (const ticket of tickets) {
        const before = workerRequests(account).length;
        await account.ask("PUT", `/api/v2/tickets/${ticket}`, {
          ticket: { status: "solved", assignee_id: AGENT },
        });
        await settled(account, database);
        if (isCalled) await call(account, database, ticket);
        each.push(workerRequests(account).length - before);
      }
      // The first also reads what an account needs to be asked for once.
      return Math.max(...each.slice(1));
    };
    const alone = await costs(quiet, false);
    const withCall = await costs(called, true);
    return [
      reported(
        "Zendesk API requests per callback, from solving to its outcome",
        withCall - alone,
        "requests",
        atMost(3, "value"),
      ),
    ];
  } finally {
    await harness?.close();
    await account.running.close();
  }
}

/** The agent calls, and saves the outcome with its score on the task. */
async function call(account: LocalAccount, database: Database, ticket: number): Promise<void> {
  const { state } = account.running.standin;
  const id = `tierwise:callback:${ticket}:after_solution:1`;
  const task = [...state.tickets.values()].find(({ external_id }) => external_id === id);
  if (task === undefined) throw new Error(`no call about ticket ${ticket}`);
  const field = (title: string): number | undefined =>
    [...state.ticketFields.values()].find((one) => one.title === title)?.id;
  const custom_fields = [
    { id: field(TASK_FIELDS.callbackResult), value: "callback_satisfied" },
    { id: field(TASK_FIELDS.callbackAnswers), value: "score: 5" },
  ];
  await account.ask("PUT", `/api/v2/tickets/${task.id}`, { ticket: { custom_fields, status: "solved" } });
  await settled(account, database);
  const finished =
    "SELECT count(*) AS n FROM callbacks WHERE state = 'finished' AND answers IS NOT NULL AND ticket_id =";
  if ((await count(database, `${finished} ${ticket}`)) !== 1)
    throw new Error(`no outcome for ticket ${ticket}`);
}

const made = v.object({ organization: v.object({ id: v.number() }) });
const person = v.object({ user: v.object({ id: v.number() }) });
const ticketMade = v.object({ ticket: v.object({ id: v.number() }) });

/** One ticket of each of some customers with these tags. */
async function addTickets(account: LocalAccount, tags: readonly string[]): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let place = 0; place < CALLS; place += 1) {
    const name = `Customer ${place} ${tags.join(" ")}`.trim();
    const organization = v.parse(
      made,
      await account.ask("POST", "/api/v2/organizations", { organization: { name, tags } }),
    );
    const user = {
      name,
      email: `${crypto.randomUUID()}@customer.test`,
      organization_id: organization.organization.id,
    };
    const { user: requester } = v.parse(person, await account.ask("POST", "/api/v2/users", { user }));
    const ticket = { subject: "Label printer", comment: { body: "It stops." }, requester_id: requester.id };
    ids.push(v.parse(ticketMade, await account.ask("POST", "/api/v2/tickets", { ticket })).ticket.id);
  }
  return ids;
}

function levelled({ running }: LocalAccount): number {
  return [...running.standin.state.tickets.values()].filter(({ tags }) =>
    tags.some((tag) => tag.startsWith("sla_")),
  ).length;
}
