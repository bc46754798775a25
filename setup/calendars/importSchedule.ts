import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { failed, isZone, ok, type Result } from "#core";
import { createZendesk } from "#zendesk";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import { type GivenOptions, readOptions } from "../readOptions.ts";
import { calendarEvents, type Years } from "./calendarEvents.ts";
import type { ImportedSchedule } from "./importedSchedule.ts";
import { scheduleFromCalendar } from "./scheduleFromCalendar.ts";
import { scheduleFromZendesk } from "./scheduleFromZendesk.ts";
import { scheduleYaml } from "./scheduleYaml.ts";

export const IMPORT_USAGE = `npm run policy -- import-schedule zendesk [NAME] [--subdomain …]
                                             Zendesk's schedules (or the one of that name) as the policy writes them;
                                             signs in with setup's options or environment
npm run policy -- import-schedule ics FILE [--into KEY] [--zone ZONE] [--years 2026-2028]
                                             days off of an iCalendar file, for the schedule KEY (office)`;

/** Where the command writes: YAML to paste, and what a person must look at. */
export type ImportShell = {
  readonly out: (line: string) => void;
  readonly problem: (line: string) => void;
  /** ISO 8601, UTC: without `--years` it is this year and the two after it. */
  readonly now: () => string;
  readonly env: NodeJS.ProcessEnv;
};

type Imported = { readonly schedules: readonly ImportedSchedule[]; readonly notes: readonly string[] };

/** `import-schedule`: prints a `schedules:` section. 0: done · 1: it can't be read · 2: wrong options. */
export async function importSchedule(args: readonly string[], shell: ImportShell): Promise<0 | 1 | 2> {
  const [source, ...rest] = args;
  let imported: Result<Imported, string>;
  try {
    if (source === "zendesk") imported = await fromZendesk(rest, shell);
    else if (source === "ics") imported = fromFile(rest, shell);
    else throw new TypeError("import-schedule needs a source: zendesk or ics.");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    shell.problem(`${error.message}\n\n${IMPORT_USAGE}`);
    return 2;
  }
  if (!imported.ok) {
    shell.problem(imported.error);
    return 1;
  }
  for (const note of imported.value.notes) shell.problem(`note: ${note}`);
  shell.out(scheduleYaml(imported.value.schedules).trimEnd());
  return 0;
}

async function fromZendesk(args: readonly string[], shell: ImportShell): Promise<Result<Imported, string>> {
  const isNamed = args[0] !== undefined && !args[0].startsWith("--");
  const name = isNamed ? args[0] : undefined;
  const zendesk = signIn(readOptions(isNamed ? args.slice(1) : args, shell.env));
  const listed = await patiently(() => zendesk.schedules.list());
  if (!listed.ok) return sentence(problemOf("Reading the schedules", listed.error).error);
  const named = listed.value.filter((each) => name === undefined || each.name === name);
  if (named.length === 0) {
    const names = listed.value.map((each) => `"${each.name}"`).join(", ");
    return failed(
      names === "" ? "Zendesk has no schedules." : `There is no schedule "${name}"; there are: ${names}.`,
    );
  }
  const schedules: ImportedSchedule[] = [];
  for (const each of named) {
    const holidays = await patiently(() => zendesk.schedules.holidays(each.id));
    if (!holidays.ok) return sentence(problemOf(`The holidays of "${each.name}"`, holidays.error).error);
    const read = scheduleFromZendesk(each, holidays.value);
    if (!read.ok) return read;
    schedules.push(read.value);
  }
  return ok({ schedules, notes: [] });
}

function signIn({ subdomain, zendeskUrl, clientId, clientSecret }: GivenOptions) {
  if ((subdomain === null && zendeskUrl === null) || clientId === null || clientSecret === null)
    throw new TypeError(
      "Needed: --subdomain (ZENDESK_SUBDOMAIN), --client-id (ZENDESK_CLIENT_ID) and --client-secret (ZENDESK_CLIENT_SECRET).",
    );
  return createZendesk({
    baseUrl: zendeskUrl ?? `https://${subdomain}.zendesk.com`,
    clientId,
    clientSecret,
  });
}

function fromFile(args: readonly string[], shell: ImportShell): Result<Imported, string> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { into: text, zone: text, years: text },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new TypeError("import-schedule ics needs one file.");
  if (values.zone !== undefined && !isZone(values.zone))
    throw new TypeError(`--zone ${values.zone}: no time zone such as Asia/Shanghai.`);
  if (!existsSync(file)) return failed(`${file}: there is no such file.`);
  const calendar = calendarEvents(readFileSync(file, "utf8"), yearsOf(values.years, shell.now()));
  if (!calendar.ok) return failed(`${file}: ${calendar.error}.`);
  const read = scheduleFromCalendar(calendar.value, values.into ?? "office", values.zone ?? null);
  return read.ok
    ? ok({ schedules: [read.value.schedule], notes: read.value.notes })
    : failed(`${file}: ${read.error}.`);
}

function yearsOf(given: string | undefined, now: string): Years {
  if (given === undefined) {
    const from = Number(now.slice(0, 4));
    return { from, through: from + 2 };
  }
  const [, from, through = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(given) ?? [];
  if (from === undefined || through === undefined || through < from)
    throw new TypeError(`--years ${given}: neither a year nor two such as 2026-2028.`);
  return { from: Number(from), through: Number(through) };
}

const sentence = ({ what, todo }: { readonly what: string; readonly todo: string }) =>
  failed(`${what}\n    → ${todo}`);
