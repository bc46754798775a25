import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describePolicyProblem, instant, instantOf, readPolicy, type Schedule, within } from "#core";

const ITS_TEXT = readFileSync(new URL("../../../policies/it-services.yaml", import.meta.url), "utf8");
const ITS: unknown = parse(ITS_TEXT);

/** The schedule of that key when the printed YAML is pasted into an account's changes of it-services. */
export function pasted(yaml: string, key: string): Schedule {
  const changes: unknown = parse(yaml);
  const read = readPolicy({
    policy: { preset: "it-services", ...(typeof changes === "object" ? changes : {}) },
    presets: { "it-services": ITS },
  });
  if (!read.ok) throw new Error(read.error.map(describePolicyProblem).join("\n"));
  const schedule = read.value.schedules.get(key);
  if (schedule === undefined) throw new Error(`no schedule ${key} in\n${yaml}`);
  return schedule;
}

/** Open hours of a date in a zone with that offset, "+08:00". */
export function openHours(schedule: Schedule, date: string, offset: string): number {
  const from = instantOf(`${date}T00:00:00${offset}`);
  return within(schedule, from, instant(from + 86_400)) / 3600;
}
