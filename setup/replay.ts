import { parseArgs } from "node:util";
import { ADMIN_FLAGS, ADMIN_USAGE, type AdminFlags } from "./admin/adminOptions.ts";
import { type AdminSession, adminSession } from "./admin/adminSession.ts";
import { deadLettersCommand } from "./replay/deadLettersCommand.ts";
import { replayFile } from "./replay/replayFile.ts";
import { type ReplayShell, replayTicketCommand } from "./replay/replayTicketCommand.ts";

/** `npm run replay`: events, tickets and dead letters once more; see docs/operations.md. */

const USAGE = `npm run replay -- FILE.jsonl [--account-id NUMBER]
                         posts recorded events, signed, to a Worker and tells what each did
npm run replay -- --ticket ID [--repair]
                         a ticket's clocks by Zendesk's own history, and where the Worker's differ (exit code 3);
                         --repair tells the Worker what it never heard
npm run replay -- --dead-letters
                         puts messages that failed every retry back into the queue, once

FILE: each line is one recorded event: its body as an object, or {"headers": {…}, "body": …}.
WORKER_URL         the Worker; default http://localhost:8787
WEBHOOK_SECRET     default: the local secrets of \`npm start\`
APP_SECRET         as above; with it, the line says what the Worker made of the ticket
ZENDESK_SUBDOMAIN  default standin
--account-id       sends another account's recording as this one's

${ADMIN_USAGE}`;

const shell: ReplayShell = {
  out: (line) => console.log(line),
  problem: (line) => console.error(line),
  now: () => new Date().toISOString(),
};

async function main(): Promise<number> {
  let given: ReturnType<typeof parse>;
  try {
    given = parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = given;
  const [file, ...more] = positionals;
  const wishes = [file !== undefined, values.ticket !== undefined, values["dead-letters"] === true];
  if (values.help === true || more.length > 0 || wishes.filter((wish) => wish).length !== 1) {
    console.error(USAGE);
    return values.help === true ? 0 : 2;
  }
  if (file !== undefined) {
    const accountId = values["account-id"] === undefined ? null : Number(values["account-id"]);
    return replayFile(file, accountId, process.env);
  }
  if (values.ticket === undefined) {
    return asAdmin(values, (session) => deadLettersCommand(session, shell));
  }
  const ticketId = Number(values.ticket);
  if (!Number.isSafeInteger(ticketId) || ticketId < 1) {
    console.error(`--ticket ${values.ticket}: no ticket's number.\n\n${USAGE}`);
    return 2;
  }
  return asAdmin(values, (session) => replayTicketCommand(session, ticketId, values.repair === true, shell));
}

const parse = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      ...ADMIN_FLAGS,
      "account-id": { type: "string" },
      ticket: { type: "string" },
      repair: { type: "boolean" },
      "dead-letters": { type: "boolean" },
      help: { type: "boolean" },
    },
  });

async function asAdmin(flags: AdminFlags, run: (session: AdminSession) => Promise<number>): Promise<number> {
  const session = await adminSession(flags, process.env);
  if (session.ok) return run(session.value);
  console.error(`${session.error.what}\n    → ${session.error.todo}`);
  return 1;
}

process.exitCode = await main();
