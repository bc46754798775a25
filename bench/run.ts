import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { printRows } from "./printRows.ts";
import { isMet, type Row } from "./row.ts";

/** Every figure in the order of its table. Loaded one by one: what one leaves behind must not weigh on the next. */
const FIGURES = {
  intake: { title: "Webhook intake", load: () => import("./intake.ts") },
  apiRequests: { title: "Zendesk API requests", load: () => import("./apiRequests.ts") },
  brief: { title: "Brief", load: () => import("./brief.ts") },
  callbacks: { title: "Callbacks", load: () => import("./callbacks.ts") },
  callRequests: { title: "Zendesk API requests per callback", load: () => import("./callRequests.ts") },
  visits: { title: "Visits", load: () => import("./visits.ts") },
  judgement: { title: "Policy judgement", load: () => import("./judgement.ts") },
  time: { title: "Business time", load: () => import("./time.ts") },
  recalculation: { title: "Recalculation", load: () => import("./recalculation.ts") },
  ranks: { title: "Top p %", load: () => import("./ranks.ts") },
  deadlines: { title: "Deadlines", load: () => import("./deadlines.ts") },
  sidebar: { title: "Sidebar", load: () => import("./sidebar.ts") },
  replies: { title: "Replies", load: () => import("./replies.ts") },
  guard: { title: "Guard", load: () => import("./guard.ts") },
  bundle: { title: "Worker bundle", load: () => import("./bundle.ts") },
} as const satisfies Record<string, { title: string; load: () => Promise<{ run(): Promise<Row[]> }> }>;

const RESULTS = new URL("results.json", import.meta.url);

const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
const unknown = (values.only ?? []).filter((name) => !Object.hasOwn(FIGURES, name));
if (unknown.length > 0) {
  console.error(`no figure called ${unknown.join(", ")}; there are: ${Object.keys(FIGURES).join(", ")}`);
  process.exit(1);
}

const measured: Row[] = [];
const broken: string[] = [];
for (const [name, { title, load }] of Object.entries(FIGURES)) {
  if (values.only !== undefined && !values.only.includes(name)) continue;
  try {
    const rows = await (await load()).run();
    measured.push(...rows);
    console.log(printRows(title, rows));
  } catch (error) {
    broken.push(name);
    console.error(`\n${title}: could not be measured`, error);
  }
}

const results = measured.map(({ name, value, unit, floor, ratio }) => ({ name, value, unit, floor, ratio }));
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
const missed = measured.filter((row) => isMet(row) === false);
console.log(`\n${measured.length} figures in bench/results.json, ${missed.length} goals missed`);
for (const { name } of missed) console.log(`  missed: ${name}`);
process.exit(broken.length > 0 ? 1 : 0);
