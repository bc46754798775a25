import {
  dayText,
  type Handover,
  handoverOf,
  instantOf,
  isLead,
  isSameHandover,
  leadsOf,
  localDay,
  type Policy,
  type SaidHandover,
  standingHandover,
} from "#core";
import { savesInAudits, type ZendeskError } from "#zendesk";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import { waitSeconds } from "../queue/readMany.ts";
import type { Shell } from "../shell.ts";

/** What the tasks of hand-overs say, and who was not entitled to say it. */
export type SaidHandovers = {
  readonly told: readonly (SaidHandover & { readonly updatedAt: string })[];
  readonly refused: readonly SaidHandover[];
};

/**
 * The hand-overs that these tasks say. Tags can be set by every agent, so who set them is asked of Zendesk, once for each
 * hand-over: the agent whose tasks they are, an admin, or whoever leads by the policy (A16). What cannot be asked now is
 * looked at again soon, and stays as it was until then.
 * @param known open ones.
 */
export async function saidHandovers(
  shell: Shell,
  policy: Policy,
  looked: readonly TicketLook[],
  known: readonly SaidHandover[],
  zone: string,
): Promise<SaidHandovers> {
  const told: SaidHandovers["told"][number][] = [];
  const refused: SaidHandover[] = [];
  for (const { row } of looked) {
    const before = known.find(({ id }) => id === row.facts.id) ?? null;
    const createdOn = dayText(localDay(zone, instantOf(wholeSecondOf(row.facts.createdAt))));
    const says = handoverOf(row.facts, createdOn);
    // oxlint-disable-next-line no-await-in-loop -- hand-overs are few, and asked about once
    const said = await saidBy(shell, policy, row.facts, createdOn, { says, before });
    if (said.stands !== null) told.push({ ...said.stands, updatedAt: row.updatedAt });
    if (said.refused !== null) refused.push(said.refused);
  }
  return { told, refused };
}

type Said = ReturnType<typeof standingHandover>;

async function saidBy(
  shell: Shell,
  policy: Policy,
  facts: TicketLook["row"]["facts"],
  createdOn: string,
  { says, before }: { readonly says: Handover | null; readonly before: SaidHandover | null },
): Promise<Said> {
  const ended: Said = { stands: before === null ? null : { ...before, isEnded: true }, refused: null };
  if (says === null) return ended;
  if (isSameHandover(says, before)) {
    return { stands: { ...says, byId: before?.byId ?? null }, refused: null };
  }
  const audits = await shell.zendesk.tickets.audits(facts.id);
  if (!audits.ok && audits.error.reason === "not_found") return ended;
  const saves = audits.ok ? savesInAudits(audits.value) : [];
  const entitled = audits.ok
    ? await entitledAmong(
        shell,
        policy,
        saves.flatMap(({ authorId }) => authorId ?? []),
      )
    : audits;
  if (!entitled.ok) {
    await shell.queue.send(
      { kind: "look", tickets: [facts.id], organizations: [], judge: [], cause: "who handed over" },
      { delaySeconds: Math.max(1, waitSeconds(entitled.error)) },
    );
    return { stands: before, refused: null };
  }
  return standingHandover(
    facts,
    createdOn,
    saves,
    (byId, fromId) => byId === fromId || (byId !== null && entitled.value.has(byId)),
  );
}

/** Those of them who may hand over anybody's tasks: admins, and whoever leads by the policy. */
async function entitledAmong(
  shell: Shell,
  policy: Policy,
  people: readonly number[],
): Promise<
  | { readonly ok: true; readonly value: ReadonlySet<number> }
  | { readonly ok: false; readonly error: ZendeskError }
> {
  const { users } = shell.zendesk;
  const shown = await users.showMany([...new Set(people)]);
  if (!shown.ok) return shown;
  const leads = leadsOf(policy);
  const entitled = new Set<number>();
  for (const { id, role, email } of shown.value) {
    if (role === "admin" || isLead(leads, { email: email ?? null, groups: [] })) entitled.add(id);
    else if (role === "agent" && leads.groups.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- one or two people have saved such a task
      const groups = await users.groupsOf(id);
      if (!groups.ok) return groups;
      if (isLead(leads, { email: null, groups: groups.value.map(({ name }) => name) })) entitled.add(id);
    }
  }
  return { ok: true, value: entitled };
}
