import type { CustomerFacts } from "#core";
import type { Ticket } from "#zendesk";
import { callbacksOf } from "../callbacks/callbacksOf.ts";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { solvedOf } from "../history/solvedOf.ts";
import { handoversOf } from "../visits/handoversOf.ts";
import { visitsOf } from "../visits/visitsOf.ts";
import { grouped } from "../promises/grouped.ts";
import { knowForArrival } from "../promises/knowForArrival.ts";
import type { TicketEvent } from "../promises/momentsInEvent.ts";
import { promisesOf, type TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import type { CustomerRow } from "../store/customers.ts";
import type { DeliveryOutcome } from "../store/deliveries.ts";
import type { Effect } from "../store/effect.ts";
import { effectsUnderWay } from "../store/effectsFound.ts";
import { openTicketsOf, type TicketRow } from "../store/tickets.ts";
import { customerFactsOf } from "./customerFacts.ts";
import { decideTicket } from "./decideTicket.ts";
import { type GatheredCustomers, gatherCustomers } from "./gatherCustomers.ts";
import { type GatheredTickets, gatherTickets } from "./gatherTickets.ts";
import { type JudgedCustomer, judgeCustomer } from "./judgeCustomers.ts";
import { keep, type Learnt } from "./keep.ts";
import type { Delivery } from "./message.ts";
import { otherCustomers } from "./otherCustomers.ts";
import type { Plan } from "./plan.ts";
import type { Waiting } from "./readMany.ts";
import { recountRanks } from "./recountRanks.ts";

export type Reconciled = {
  readonly learnt: Learnt;
  /** Could not be read now; whoever asked for them asks again after so many seconds. */
  readonly waitingTickets: Waiting;
  readonly waitingOrganizations: Waiting;
};

/**
 * Gathers what is, decides what should be, and keeps both with the writes that are missing, in one transaction. Twice,
 * late or out of order does no harm. Sends nothing yet: that is `flush`.
 */
export async function reconcile(shell: Shell, current: CurrentPolicy, plan: Plan): Promise<Reconciled> {
  const tickets = await gatherTickets(shell, current, plan);
  const customers = await gatherCustomers(shell, current, plan, organizationsOf(tickets));
  const ranking = await recountRanks(shell, current.policy, [...customers.customers.values()]);
  const judged = await judgeAll(shell, current, plan, customers, ranking.cutOffs);

  const moved = judged.filter(hasMoved).map(({ row }) => row.id);
  const toDecide = await ticketsToDecide(shell, plan, tickets, customers, moved);
  const underWay = bySubject(
    await effectsUnderWay(
      shell.db,
      "service_level",
      toDecide.map(({ facts }) => facts.id),
    ),
  );
  const rows = new Map(judged.map(({ row }) => [row.id, row]));
  const customerOf = (row: TicketRow): CustomerFacts | null => {
    const customer = row.facts.organizationId === null ? undefined : rows.get(row.facts.organizationId);
    return customer === undefined ? null : customerFactsOf(customer, ranking.cutOffs);
  };
  const known = await knowForArrival(
    shell,
    current.policy,
    toDecide.map((row) => ({ row, customer: customerOf(row) })),
  );
  const ticketEffects = toDecide.flatMap((row) => {
    const { id } = row.facts;
    const effect = decideTicket(current, row, customerOf(row), {
      underWay: underWay.get(id) ?? null,
      now: shell.nowText,
      cause: causeOf(plan, "ticket", id),
      announce: !plan.isBackfill,
      isBackfill: plan.isBackfill,
      insists: plan.refusedTickets.includes(id) && !isNews(tickets, row),
      known,
    });
    return effect === null ? [] : [effect];
  });

  const looked = ticketLooks(shell, plan, tickets, customers, toDecide);
  const others = await otherCustomers(shell.db, looked, ranking.cutOffs);
  const looks = looked.map((look) => ({ ...look, customer: customerOf(look.row), others }));
  const promised = await promisesOf(shell, current, looks);
  const gone = { tickets: tickets.forget, customers: customers.forget };
  const called = await callbacksOf(shell, current, looks, promised, readIn(tickets), gone);
  const visited = await visitsOf(shell, current, looks, readIn(tickets), tickets.forget);
  const handed = await handoversOf(shell, current, looks);

  const learnt: Learnt = {
    tickets: [...tickets.tickets.values()].filter(({ row }) => !isWaiting(row, customers)),
    customers: judged,
    effects: [
      ...ticketEffects,
      ...judged.flatMap(({ effect }) => effect ?? []),
      ...promised.effects,
      ...called.effects,
      ...visited.effects,
      ...handed.effects,
    ],
    promised,
    called,
    visited,
    handed,
    solved: solvedOf(
      current.policy,
      looks.filter(({ row }) => isNews(tickets, row)),
      shell.nowText,
    ),
    forgetTickets: tickets.forget,
    forgetCustomers: customers.forget,
    forgetPeople: plan.deliveries.flatMap(({ about }) => (about.kind === "user" ? [about.id] : [])),
    judgeNext: ranking.moved,
    isComplete: tickets.waiting.ids.size === 0 && customers.waiting.ids.size === 0,
    outcomes: outcomesOf(
      plan.deliveries,
      tickets,
      customers,
      new Set(ticketEffects.map(({ subjectId }) => subjectId)),
      judged,
    ),
  };
  await keep(shell, current, plan, learnt);
  return {
    learnt,
    waitingTickets: waitingTickets(tickets, customers),
    waitingOrganizations: customers.waiting,
  };
}

/** A look that only says what is known already changes nothing of what was solved. */
function isNews({ tickets }: GatheredTickets, { facts }: TicketRow): boolean {
  const change = tickets.get(facts.id)?.change;
  return change === "new" || change === "changed";
}

function readIn({ tickets }: GatheredTickets): ReadonlyMap<number, Ticket> {
  return new Map([...tickets].flatMap(([id, { read }]) => (read === null ? [] : [[id, read] as const])));
}

function organizationsOf({ tickets }: GatheredTickets): readonly number[] {
  return [...new Set([...tickets.values()].flatMap(({ row }) => row.facts.organizationId ?? []))];
}

async function judgeAll(
  shell: Shell,
  current: CurrentPolicy,
  plan: Plan,
  { customers }: GatheredCustomers,
  cutOffs: Awaited<ReturnType<typeof recountRanks>>["cutOffs"],
): Promise<readonly JudgedCustomer[]> {
  const underWay = bySubject(await effectsUnderWay(shell.db, "service_tier", [...customers.keys()]));
  return [...customers].map(([id, looked]) =>
    judgeCustomer(current, looked, {
      cutOffs,
      underWay: underWay.get(id) ?? null,
      now: shell.nowText,
      cause: causeOf(plan, "organization", id),
      announce: !plan.isBackfill,
    }),
  );
}

/** Its tier is another, or what its segments go by. */
function hasMoved({ tierChange, before, row }: JudgedCustomer): boolean {
  const said = ({ facts, tags }: Pick<CustomerRow, "facts" | "tags">): string =>
    JSON.stringify([facts, tags]);
  return tierChange !== null || (before !== null && said(before) !== said(row));
}

/**
 * Tickets that were looked at, and the open ones of every customer whose tier or facts have just changed (A18) or whose
 * segments may have.
 */
async function ticketsToDecide(
  shell: Shell,
  plan: Plan,
  { tickets, waiting }: GatheredTickets,
  customers: GatheredCustomers,
  moved: readonly number[],
): Promise<readonly TicketRow[]> {
  const asked = new Set([...plan.decide, ...plan.readTickets]);
  const looked = [...tickets]
    .filter(([id, { change }]) => change !== "stale" || asked.has(id))
    .map(([, { row }]) => row)
    .filter((row) => !isWaiting(row, customers));
  const known = new Set(looked.map(({ facts }) => facts.id));
  const others = await openTicketsOf(shell.db, [...new Set([...moved, ...plan.ticketsOf])]);
  return [
    ...looked,
    ...others
      .map((row) => tickets.get(row.facts.id)?.row ?? row)
      // One that could not be read is not what the ledger has of it: it is looked at when it comes again.
      .filter(({ facts }) => !known.has(facts.id) && !waiting.ids.has(facts.id)),
  ];
}

/** Also those whose state is no news: an event that comes late still says what happened when. */
function ticketLooks(
  shell: Shell,
  plan: Plan,
  { tickets }: GatheredTickets,
  customers: GatheredCustomers,
  toDecide: readonly TicketRow[],
): readonly Omit<TicketLook, "customer" | "others">[] {
  const events = grouped(ticketEventsIn(plan.deliveries), ({ about }) => about.id);
  const changed = plan.exportedOrganizations.filter(
    ({ id }) => customers.customers.get(id)?.change === "changed",
  );
  const causes = new Map([
    ...changed.map(({ id, updated_at: at }) => [id, at] as const),
    ...plan.deliveries.flatMap(({ about, at }) =>
      about.kind === "organization" ? [[about.id, at] as const] : [],
    ),
  ]);
  const rows = new Map([...tickets.values()].map(({ row }) => [row.facts.id, row]));
  for (const row of toDecide) rows.set(row.facts.id, row);
  return [...rows.values()]
    .filter((row) => !isWaiting(row, customers))
    .map((row) => {
      const { id, organizationId } = row.facts;
      const looked = tickets.get(id);
      const isNews = looked?.change === "new" || looked?.change === "changed";
      return {
        row,
        before: looked === undefined ? row : looked.before,
        events: events.get(id) ?? [],
        saves: plan.unheard.saves.get(id) ?? [],
        staff: plan.unheard.staff,
        levelAt: isNews ? row.updatedAt : (causes.get(organizationId ?? 0) ?? shell.nowText),
        isBackfill: plan.isBackfill,
      };
    });
}

function ticketEventsIn(deliveries: readonly Delivery[]): readonly TicketEvent[] {
  return deliveries.flatMap((delivery) =>
    delivery.about.kind === "ticket" ? [{ ...delivery, about: delivery.about }] : [],
  );
}

/** Its customer could not be read, so nothing can be said about it yet. */
function isWaiting({ facts }: TicketRow, { waiting }: GatheredCustomers): boolean {
  return facts.organizationId !== null && waiting.ids.has(facts.organizationId);
}

function waitingTickets({ tickets, waiting }: GatheredTickets, customers: GatheredCustomers): Waiting {
  const ids = new Set(waiting.ids);
  for (const [id, { row }] of tickets) if (isWaiting(row, customers)) ids.add(id);
  return { ids, seconds: Math.max(waiting.seconds, customers.waiting.seconds) };
}

function bySubject(effects: readonly Effect[]): ReadonlyMap<number, Effect> {
  // Of several, the one wished for last (pending) counts: it will be sent after the others.
  const order = effects.toSorted(
    (one, other) => Number(one.state === "pending") - Number(other.state === "pending"),
  );
  return new Map(order.map((effect) => [effect.subjectId, effect]));
}

function causeOf(plan: Plan, kind: "ticket" | "organization", id: number): string {
  const event = plan.deliveries.findLast(({ about }) => about.kind === kind && about.id === id);
  return event === undefined ? plan.cause : `${event.type} ${event.id}`;
}

function outcomesOf(
  deliveries: readonly Delivery[],
  tickets: GatheredTickets,
  customers: GatheredCustomers,
  written: ReadonlySet<number>,
  judged: readonly JudgedCustomer[],
): ReadonlyMap<string, DeliveryOutcome> {
  const active = new Set(
    judged
      .filter(({ effect, tierChange }) => effect !== null || tierChange !== null)
      .map(({ row }) => row.id),
  );
  const waiting = waitingTickets(tickets, customers).ids;
  const outcomes = new Map<string, DeliveryOutcome>();
  for (const { id, about } of deliveries) {
    switch (about.kind) {
      case "nothing":
        outcomes.set(id, about.why === "unreadable" ? "unreadable" : "ignored");
        break;
      case "user":
        outcomes.set(id, "applied");
        break;
      case "ticket": {
        if (waiting.has(about.id)) break;
        const change = tickets.tickets.get(about.id)?.change;
        if (written.has(about.id) || tickets.forget.includes(about.id)) outcomes.set(id, "applied");
        else if (change === "stale") outcomes.set(id, "stale");
        else outcomes.set(id, change === "new" || change === "changed" ? "applied" : "nothing");
        break;
      }
      case "organization": {
        if (customers.waiting.ids.has(about.id)) break;
        const change = customers.customers.get(about.id)?.change;
        const isApplied = change === "new" || change === "changed" || active.has(about.id);
        outcomes.set(id, isApplied || customers.forget.includes(about.id) ? "applied" : "nothing");
        break;
      }
    }
  }
  return outcomes;
}
