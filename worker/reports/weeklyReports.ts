import {
  dayNumber,
  dayText,
  instantOf,
  type LocalDate,
  localDay,
  type Policy,
  unsignedKinds,
  visitSchedule,
} from "#core";
import { knowCallers, personInRole } from "../callbacks/whoCalls.ts";
import { currentPolicy } from "../policy/currentPolicy.ts";
import { grouped } from "../promises/grouped.ts";
import type { Person } from "../promises/personOf.ts";
import { FRESH_FOR_NAMES_SECONDS, readPeople } from "../promises/readPeople.ts";
import type { Shell } from "../shell.ts";
import type { NewEffect } from "../store/effect.ts";
import { putEffects } from "../store/effects.ts";
import { staleProfiles, unsignedOrders } from "../store/visitLists.ts";
import { REPORT_WORDS } from "./reportWords.ts";

/** A task's first note is for people, and for some 200 engineers each has a line: the rest is in the lists. */
const ITEMS_AT_MOST = 300;
const DAYS_PER_WEEK = 7;
const DAY_SECONDS = 24 * 3600;

type Report = "unsigned" | "profiles";
/** `left`: items that are not among the lines. */
type Told = { readonly lines: readonly string[]; readonly left: number };

const NOTHING_TOLD: Told = { lines: [], left: 0 };

/**
 * One task a week for the role that the policy names: the orders nobody signed, by engineer (A12), and one with the profiles
 * to review (A15). None where there is nothing to tell. A day on which this did not run is made up for on the next.
 */
export async function weeklyReports(shell: Shell): Promise<void> {
  const policy = (await currentPolicy(shell))?.policy ?? null;
  const role = policy?.document.visits.weeklyReport?.to ?? null;
  if (policy === null || role === null) return;
  const week = mondayOf(policy, shell.nowText);
  const told = {
    unsigned: await unsignedLines(shell, policy, dayText(week)),
    profiles: await profileLines(shell, policy, week),
  } satisfies Record<Report, Told>;
  const question = { row: null, customer: null, history: [] };
  const known = await knowCallers(shell, policy, [{ roles: [role], question }]);
  const to = personInRole(policy, role, question, known);
  const effects = (["unsigned", "profiles"] as const).flatMap((report) =>
    told[report].lines.length === 0 ? [] : [reportTask(policy, report, dayText(week), told[report], to)],
  );
  await shell.db.batch(putEffects(shell.db, effects, shell.nowText));
}

const wordsOf = (policy: Policy) => REPORT_WORDS[policy.document.languages[0] ?? "en"];

function mondayOf(policy: Policy, now: string) {
  const today = localDay(visitSchedule(policy)?.zone ?? "UTC", instantOf(now));
  // Day 0 is a Thursday.
  const sinceMonday = (((today + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  return dayNumber(today - sinceMonday);
}

async function unsignedLines(shell: Shell, policy: Policy, before: LocalDate): Promise<Told> {
  if (!policy.document.visits.needsSignature) return NOTHING_TOLD;
  const { items: orders, left } = await unsignedOrders(
    shell.db,
    before,
    ITEMS_AT_MOST,
    unsignedKinds(policy.document.visits),
  );
  const words = wordsOf(policy);
  const engineers = await readPeople(
    shell,
    policy,
    orders.flatMap(({ engineerId }) => engineerId ?? []),
    FRESH_FOR_NAMES_SECONDS,
  );
  const lines = [...grouped(orders, ({ engineerId }) => engineerId)].flatMap(([id, each]) => [
    `${id === null ? words.nobody : (engineers.get(id)?.name ?? `#${id}`)}:`,
    ...each.map(({ visitId, doneOn, customer }) => `- ${words.order(visitId, doneOn, customer ?? "–")}`),
  ]);
  return { lines, left };
}

async function profileLines(shell: Shell, policy: Policy, week: ReturnType<typeof mondayOf>): Promise<Told> {
  const every = policy.document.visits.reviewProfileEvery;
  if (every === null) return NOTHING_TOLD;
  const since = dayText(dayNumber(week - Math.ceil(every / DAY_SECONDS)));
  const { items, left } = await staleProfiles(shell.db, since, ITEMS_AT_MOST);
  const lines = items.map(
    ({ name, organizationId, reviewedOn }) =>
      `- ${wordsOf(policy).profile(name ?? `#${organizationId}`, reviewedOn)}`,
  );
  return { lines, left };
}

function reportTask(
  policy: Policy,
  report: Report,
  week: LocalDate,
  { lines, left }: Told,
  to: Person | null,
): NewEffect {
  const words = wordsOf(policy);
  const id = `report:${report}:${week}`;
  return {
    id: `new_ticket:${id}`,
    subjectId: 0,
    change: {
      kind: "new_ticket",
      externalId: `tierwise:${id}`,
      type: "task",
      followUpOf: null,
      subject: words[report].subject(week),
      body: [words[report].lead, ...lines, ...(left > 0 ? [words.more(left)] : [])].join("\n"),
      requesterId: null,
      organizationId: null,
      group: to?.kind === "group" ? to.group : null,
      assignee: to === null || to.kind === "group" ? null : to,
      dueAt: null,
      priority: "normal",
      tags: ["tierwise_report", `report_${report}`],
    },
    announce: false,
    cause: `weekly report ${week}`,
  };
}
