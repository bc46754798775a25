import { officialYears, type Policy } from "#core";
import { officialCalendars } from "../calendars/officialCalendars.ts";
import { loadPolicy } from "./loadPolicy.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";

/** Says what is wrong with a policy, all at once, or what is in it. */
export async function checkCommand(policyName: string, shell: PolicyShell): Promise<ExitCode> {
  const loaded = await loadPolicy(policyName);
  if (!loaded.ok) {
    loaded.error.forEach(shell.problem);
    return 1;
  }
  const { document, serviceLevels } = loaded.value.policy;
  const counts = [
    `tiers ${document.tiers.map(({ key }) => key).join(" > ")}`,
    `${serviceLevels.length} service levels`,
    `${document.visits.quotas.length} visit quotas`,
    `${document.callbacks.length} callbacks`,
    `${document.replies.length} replies`,
  ];
  shell.out(`${policyName}: right. ${document.name.en}: ${counts.join(", ")}.`);
  calendarNotes(document).forEach(shell.out);
  return 0;
}

/** Which years of an official calendar this version knows: nobody may take a plain week for a checked one. */
function calendarNotes({ schedules }: Policy["document"]): readonly string[] {
  const countries = new Set(schedules.flatMap(({ officialCalendar }) => officialCalendar ?? []));
  const known = officialYears(officialCalendars);
  return [...countries].map((country) => {
    const named = schedules.filter(({ officialCalendar }) => officialCalendar === country);
    const years = known[country];
    const keys = named.map(({ key }) => key).join(", ");
    return years === undefined
      ? `note: no official calendar of ${country} is known: ${keys} counts plain weeks`
      : `note: official holidays of ${country} are known for ${years.from} to ${years.through}; in other years ${keys} counts plain weeks`;
  });
}
