import * as v from "valibot";
import type { TimelineEvent } from "#core";
import type { Learnt } from "../queue/keep.ts";
import type { Shell } from "../shell.ts";
import type { EffectKind } from "../store/effect.ts";
import { readAccount } from "../store/account.ts";

/** Open sidebars listen to this, as `api_notification.tierwise_changed`. */
const EVENT = "tierwise_changed";

/** More than this and everybody looks again: two empty lists mean "all". */
const NAMES_AT_MOST = 500;

/** More new tickets than this at once are a burst: they are named when their bulk job is done, not before as well. */
const BURST_NEW_TICKETS = 4;

/** Of a callback's task the sidebars hear at the minute of the call, which costs one call less. */
const TELLS = {
  service_level: true,
  service_tier: false,
  ticket_actions: true,
  new_ticket: false,
  task_change: false,
} as const satisfies Record<EffectKind, boolean>;

/**
 * What people do to a ticket moves its clocks without a write of ours that would tell of it; a new level is one. What a
 * ticket was like before it became what we know ("stale") is no news.
 */
const MOVES_CLOCKS = {
  created: "never",
  level: "never",
  assigned: "never",
  status: "unless_stale",
  step_done: "unless_stale",
  pause_reason: "unless_stale",
  public_reply_by_agent: "always",
  public_comment_by_customer: "always",
} as const satisfies Record<TimelineEvent["kind"], "never" | "unless_stale" | "always">;

/** Tells open sidebars what a batch changed, with one call for all of it. A lost call only means a later refresh. */
export async function announce(shell: Shell, learnt: Learnt): Promise<void> {
  const organizations = new Set(learnt.called.standOtherwise);
  for (const { row, isChanged, before, effect, tierChange } of learnt.customers) {
    const hasNewFacts =
      isChanged && before !== null && JSON.stringify(before.facts) !== JSON.stringify(row.facts);
    const hasNewOverride =
      before !== null && JSON.stringify(before.override) !== JSON.stringify(row.override);
    if (
      (tierChange !== null && before !== null) ||
      hasNewFacts ||
      hasNewOverride ||
      effect?.announce === true
    ) {
      organizations.add(row.id);
    }
  }
  for (const { added, facts } of learnt.visited.visits) {
    if (added.length > 0 && facts.organizationId !== null) organizations.add(facts.organizationId);
  }
  const fresh = new Set(
    learnt.tickets.filter(({ change }) => change === "new").map(({ row }) => row.facts.id),
  );
  const isBurst = fresh.size > BURST_NEW_TICKETS;
  const tickets = new Set(
    learnt.effects
      .filter(({ announce, change }) => announce && TELLS[change.kind])
      .filter(({ subjectId }) => !(isBurst && fresh.has(subjectId)))
      .map((each) => each.subjectId),
  );
  const stale = new Set(
    learnt.tickets.filter(({ change }) => change === "stale").map(({ row }) => row.facts.id),
  );
  for (const { ticketId, events } of learnt.promised.moments) {
    const moves = new Set(events.map(({ kind }) => MOVES_CLOCKS[kind]));
    const isMoved = moves.has("always") || (moves.has("unless_stale") && !stale.has(ticketId));
    if (isMoved && !fresh.has(ticketId)) tickets.add(ticketId);
  }
  await tell(shell, { tickets: [...tickets], organizations: [...organizations] });
}

/** Tells them that something else about these has come: the time of a callback, also to its agent beside any other ticket. */
export async function announceAbout(
  shell: Shell,
  about: Names & { readonly agents: readonly number[] },
): Promise<void> {
  await tell(shell, about);
}

/** Tells them that these are now as decided in Zendesk too. */
export async function announceWritten(
  shell: Shell,
  written: { readonly tickets: readonly number[]; readonly organizations: readonly number[] },
): Promise<void> {
  await tell(shell, written);
}

export async function announceAll(shell: Shell): Promise<void> {
  await send(shell, { tickets: [], organizations: [] });
}

type Names = {
  readonly tickets: readonly number[];
  readonly organizations: readonly number[];
  /** Whose own sidebars it concerns, whatever they show. */
  readonly agents?: readonly number[];
};

async function tell(shell: Shell, names: Names): Promise<void> {
  const count = names.tickets.length + names.organizations.length + (names.agents ?? []).length;
  if (count === 0) return;
  await send(shell, count > NAMES_AT_MOST ? { tickets: [], organizations: [] } : names);
}

async function send(shell: Shell, names: Names): Promise<void> {
  const appId = v.safeParse(v.number(), (await readAccount(shell.db)).get("app_id")?.value);
  // Not installed: nobody listens.
  if (!appId.success) return;
  const told = await shell.zendesk.apps.notify({
    appId: appId.output,
    event: EVENT,
    body: JSON.stringify(names),
  });
  if (!told.ok) console.warn("sidebars were not told", told.error.reason);
}
