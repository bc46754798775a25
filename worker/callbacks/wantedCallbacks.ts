import {
  asksAgain,
  type CallbackRule,
  type CalledByVisit,
  COMPLAINT,
  type EventCallback,
  type EventCause,
  eventCallbacks,
  isVisitOff,
  type Policy,
  taskOf,
  type TicketCause,
  ticketCauses,
  type TicketStatus,
  type TimelineEvent,
  type WorkCause,
} from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { rulesSince } from "../policy/rulesSince.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Promised, TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import { momentsOfTickets } from "../store/ticketMoments.ts";
import { momentsOfVisits } from "../store/visits.ts";
import { calledByVisit, worksIn } from "./calledByVisit.ts";

/** A callback that a looked-at ticket calls for. */
export type WantedCallback = EventCallback & {
  readonly look: TicketLook;
  readonly history: readonly TimelineEvent[];
  readonly after: Omit<TicketCause, "cause">;
  readonly heard: HeardOfCause;
};

/**
 * `then`: when it happened. `before_us`: it is part of the past that was read when we came, or was before the rule was in force.
 * `too_late`: the ticket was over before its history was kept, so nobody knows when it was solved.
 */
export type HeardOfCause = "then" | "before_us" | "too_late";

export type WantedCallbacks = {
  readonly wanted: readonly WantedCallback[];
  /** The work that was begun on each of the visits, where a rule asks again while it goes on. */
  readonly works: ReadonlyMap<number, readonly WorkCause[]>;
};

/** All callbacks that the looked-at tickets call for, with what happened after their causes. */
export async function wantedCallbacks(
  shell: Shell,
  { policy }: CurrentPolicy,
  looks: readonly TicketLook[],
  promised: Pick<Promised, "moments">,
): Promise<WantedCallbacks> {
  const events = new Set(
    policy.document.callbacks.flatMap(({ trigger }) => (trigger.on === "event" ? [trigger.event] : [])),
  );
  const visits = looks.filter((look) => isVisit(policy, look));
  const added = new Map(promised.moments.map((each) => [each.ticketId, each.events]));
  const requests = looks.filter(
    (look) => !isVisit(policy, look) && mayCall(look, added.get(look.row.facts.id) ?? [], events),
  );
  const since = events.size === 0 ? {} : await rulesSince(shell.db);
  const known = await momentsOfTickets(shell.db, idsOf(requests));
  const seen = await momentsOfVisits(shell.db, idsOf(visits));
  const wanted = (
    look: TicketLook,
    causes: readonly EventCause[],
    rest: (cause: EventCause) => Pick<WantedCallback, "history" | "after" | "heard">,
  ): readonly WantedCallback[] => {
    const facts = { customer: look.customer, ticket: look.row.facts };
    const isPast = ({ key }: Pick<CallbackRule, "key">, { at }: EventCause): boolean =>
      look.isBackfill || at < (since[key] ?? "");
    return eventCallbacks(policy, facts, causes, { now: shell.nowText, isPast }).map((each) => {
      const one = { ...each, look, ...rest(each.cause) };
      return one.heard === "then" && isPast(each.rule, each.cause) ? { ...one, heard: "before_us" } : one;
    });
  };
  const called = new Map(
    visits.map((look) => {
      const { id } = look.row.facts;
      return [id, calledByVisit(policy, look, seen.get(id) ?? [])] as const;
    }),
  );
  const ofRequests = requests.flatMap((look) => {
    const { id } = look.row.facts;
    const history = [...(known.get(id) ?? []), ...(added.get(id) ?? [])];
    const latest = history.reduce((last, { at }) => (at > last ? at : last), wholeSecondOf(shell.nowText));
    const causes = ticketCauses({ ticketId: id, events: history }, latest);
    const wasSolved = look.before?.facts.status === "solved" && !known.has(id);
    const heard = look.isBackfill ? "before_us" : wasSolved ? "too_late" : "then";
    return wanted(
      look,
      causes.map(({ cause }) => cause),
      (cause) => ({
        history,
        after: causes.find((each) => each.cause === cause) ?? NOTHING_AFTER,
        heard,
      }),
    );
  });
  const ofVisits = visits.flatMap((look) => {
    const heard = look.isBackfill ? "before_us" : "then";
    const causes = called.get(look.row.facts.id) ?? [];
    return wanted(
      look,
      causes.map(({ cause }) => cause),
      (cause) => ({
        history: [],
        after: { ...NOTHING_AFTER, reopenedAt: episodeOf(cause, causes)?.reopenedAt ?? null },
        heard,
      }),
    );
  });
  const works = policy.document.callbacks.some(asksAgain)
    ? [...called].map(([id, each]) => [id, worksIn(each)] as const)
    : [];
  return {
    wanted: [...ofRequests, ...ofVisits],
    works: new Map(works.filter(([, begun]) => begun.length > 0)),
  };
}

/** A further cause stands and falls with the first of its episode. */
const episodeOf = (cause: EventCause, causes: readonly CalledByVisit[]): CalledByVisit | undefined =>
  causes.find((each) => each.cause.event === cause.event && each.cause.episode === cause.episode);

/** Visits that were called off, or are to be made again: no call is needed about what they were. */
export function visitsOff(policy: Policy, looks: readonly TicketLook[]): readonly TicketLook[] {
  return looks.filter((look) => isVisit(policy, look) && isVisitOff(look.row.facts));
}

const NOTHING_AFTER = { reopenedAt: null, wroteAt: null, deletedAt: null } as const;

const idsOf = (looks: readonly TicketLook[]): readonly number[] => looks.map(({ row }) => row.facts.id);

const isVisit = (policy: Policy, { row }: TicketLook): boolean => taskOf(policy, row.facts) === "visit";

const SOLVED_OR_BINNED: ReadonlySet<TicketStatus> = new Set(["solved", "closed", "deleted"]);

/** Only tickets that are or were solved, binned or restored, or that may be complaints, are asked about at all. */
function mayCall(
  { row, before, events: said }: TicketLook,
  added: readonly TimelineEvent[],
  events: ReadonlySet<string>,
): boolean {
  if (events.has(COMPLAINT)) return true;
  if (!events.has("ticket_solved")) return false;
  const statuses = [
    row.facts.status,
    before?.facts.status ?? "new",
    ...said.flatMap(({ about }) => about.detail?.status ?? []),
    ...added.flatMap((event) => (event.kind === "status" ? event.status : [])),
  ];
  // What a status from before means for others is known only from all of them.
  const isLate = added.some((event) => event.kind === "status" && event.at < wholeSecondOf(row.updatedAt));
  return isLate || statuses.some((status) => SOLVED_OR_BINNED.has(status));
}
