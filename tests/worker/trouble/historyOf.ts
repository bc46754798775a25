import { between, pick, pickWeighted, randomFrom } from "./random.ts";
import type { Act, Stage, Step } from "./step.ts";

export const CUSTOMERS = 12;
export const AGENTS = 5;
/** Hands tasks over now and then. What is planned for this agent stays open: whether a task that was just solved was moved before is a matter of moments. */
const AWAY = 4;
const STAND_IN = 3;
/** So often a ticket is saved between two sweeps. */
const SAVES_A_SLOT = 3;
export const DAYS = 3;
export const SLOTS_A_DAY = 6;
export const customerName = (customer: number): string => `customer ${customer}`;

type Known = {
  readonly name: string;
  readonly kind: "request" | "visit" | "away_visit" | "handover";
  customer: number;
  state: "open" | "solved" | "closed" | "binned" | "gone";
  touchedIn: number;
  /** How often in that slot. */
  touches: number;
};

type World = {
  readonly tickets: Known[];
  readonly merged: Set<number>;
  readonly touched: Map<number, number>;
};
type Draw = { readonly random: () => number; readonly slot: number; readonly world: World };
type Made = Omit<Step, "slot"> | null;

/** `count` things that people do in a week, the same for the same seed. */
export function historyOf(seed: number, count: number): readonly Step[] {
  const random = randomFrom(seed);
  const world: World = { tickets: [], merged: new Set(), touched: new Map() };
  const slots = DAYS * SLOTS_A_DAY;
  const steps: Step[] = [];
  for (let slot = 0; slot < slots; slot += 1) {
    const until = Math.round((count * (slot + 1)) / slots);
    for (let tries = 0; steps.length < until && tries < 10_000; tries += 1) {
      const made = pickWeighted(random, KINDS)({ random, slot, world });
      if (made !== null) steps.push({ slot, ...made });
    }
  }
  return steps;
}

const KINDS: readonly (readonly [number, (draw: Draw) => Made])[] = [
  [20, asked],
  [8, planned],
  [10, onRequest(["open", "solved"], () => ({ kind: "customer_writes" }))],
  [14, onRequest(["open"], (draw) => answer(draw, [null, "open", "pending"]))],
  [14, onRequest(["open"], (draw) => answer(draw, ["solved"]), "solved")],
  [4, onRequest(["open"], () => ({ kind: "status", status: "solved" }), "solved")],
  [6, onRequest(["solved"], () => ({ kind: "status", status: "open" }), "open")],
  [4, onRequest(["open"], ({ random }) => ({ kind: "status", status: pick(random, ["pending", "hold"]) }))],
  [3, onRequest(["open"], ({ random }) => ({ kind: "note", agent: agentOf(random) }))],
  [
    8,
    onRequest(["open"], ({ random }) => ({
      kind: "priority",
      priority: pick(random, ["low", "normal", "high", "urgent"]),
    })),
  ],
  [4, onRequest(["open"], ({ random }) => ({ kind: "tag", tag: pick(random, ["seen", "outage", "idea"]) }))],
  [6, onRequest(["open"], ({ random }) => ({ kind: "assign", agent: agentOf(random) }))],
  [3, handedOn],
  [3, mergedAway],
  [3, onAny(["open", "solved"], { kind: "delete" }, "binned")],
  [2, onAny(["binned"], { kind: "restore" }, "open")],
  [1, onAny(["binned"], { kind: "erase" }, "gone")],
  [1.5, handedOver],
  [1, onKind(["handover"], ["open"], () => ({ kind: "end_handover" }), "solved")],
  [3, onKind(["away_visit"], ["open"], (draw) => moved(draw), null)],
  [1, onKind(["away_visit"], ["open"], () => ({ kind: "sign" }), null)],
  [24, onVisit(["open"], (draw) => stage(draw))],
  [6, onVisit(["open"], (draw) => moved(draw))],
  [3, onVisit(["open", "solved"], ({ random }) => ({ kind: "visit_date", day: between(random, 0, 4) }))],
  [
    4,
    onVisit(["open"], ({ random }) => ({
      kind: "visit_result",
      result: pick(random, ["solved", "unsolved"]),
    })),
  ],
  [4, onVisit(["open"], () => ({ kind: "sign" }))],
  [4, onVisit(["open", "solved"], ({ random }) => ({ kind: "attach", agent: agentOf(random) }))],
  [2, onVisit(["open", "solved"], ({ random }) => ({ kind: "exempt", isExempt: random() < 0.6 }))],
  [6, onVisit(["open"], () => ({ kind: "status", status: "solved" }), "solved")],
  [3, onVisit(["solved"], () => ({ kind: "status", status: "open" }), "open")],
  [
    8,
    onCustomer(({ random }) => ({
      kind: "spend",
      amount: pick(random, [1000, 60_000, 300_000, 900_000]),
      influence: between(random, 1, 5),
    })),
  ],
  [1, onCustomer(({ random }) => ({ kind: "no_calls", isWanted: random() < 0.5 }))],
  [0.15, mergedCustomer],
];

const agentOf = (random: () => number): number => between(random, 0, AWAY - 1);

function asked({ random, slot, world }: Draw): Made {
  const customer = aCustomer(random, world);
  if (world.touched.get(customer) === slot) return null;
  const name = `request ${world.tickets.length + 1}`;
  world.tickets.push({ name, kind: "request", customer, state: "open", touchedIn: slot, touches: 1 });
  return { name, act: { kind: "ask", customer, tags: random() < 0.2 ? ["outage"] : [] } };
}

function planned({ random, slot, world }: Draw): Made {
  const customer = aCustomer(random, world);
  const name = `visit ${world.tickets.length + 1}`;
  const agent = between(random, 0, AWAY);
  const kind = agent === AWAY ? "away_visit" : "visit";
  world.tickets.push({ name, kind, customer, state: "open", touchedIn: slot, touches: 1 });
  const when = appointment(random, slot);
  return { name, act: { kind: "plan_visit", customer, agent, byApp: random() < 0.5, ...when } };
}

/** One at a time, from today on. */
function handedOver({ random, slot, world }: Draw): Made {
  if (world.tickets.some(({ kind, state }) => kind === "handover" && state === "open")) return null;
  const name = `handover ${world.tickets.length + 1}`;
  world.tickets.push({
    name,
    kind: "handover",
    customer: 0,
    state: "open",
    touchedIn: slot,
    touches: SAVES_A_SLOT,
  });
  const today = Math.floor(slot / SLOTS_A_DAY);
  return {
    name,
    act: { kind: "hand_over", from: AWAY, to: STAND_IN, until: between(random, today, today + 2) },
  };
}

function appointment(random: () => number, slot: number): { day: number; time: string } {
  const today = Math.floor(slot / SLOTS_A_DAY);
  return { day: between(random, today, DAYS + 2), time: pick(random, ["10:00", "11:30", "14:30", "16:00"]) };
}

const moved = ({ random, slot }: Draw): Act => ({ kind: "move_visit", ...appointment(random, slot) });

function stage({ random }: Draw): Act {
  const stages: readonly (readonly [number, Stage])[] = [
    [1, "planned"],
    [4, "confirmed"],
    [4, "arrived"],
    [2, "in_progress"],
    [6, "done"],
    [3, "signed"],
    [2, "cancelled"],
  ];
  return { kind: "stage", stage: pickWeighted(random, stages), agent: agentOf(random) };
}

const answer = ({ random }: Draw, statuses: readonly Extract<Act, { kind: "answer" }>["status"][]): Act => ({
  kind: "answer",
  agent: agentOf(random),
  status: pick(random, statuses),
});

function aCustomer(random: () => number, { merged }: World): number {
  const left = Array.from({ length: CUSTOMERS }, (_, customer) => customer).filter(
    (each) => !merged.has(each),
  );
  return pick(random, left);
}

/** A ticket that may still be saved in this slot; @param atMost how often it was saved in it before. */
function freeTicket(
  { random, slot, world }: Draw,
  fits: (ticket: Known) => boolean,
  atMost = 0,
): Known | null {
  const isFree = (ticket: Known): boolean =>
    (ticket.touchedIn < slot || ticket.touches <= atMost) &&
    (ticket.kind !== "request" || world.touched.get(ticket.customer) !== slot);
  const fitting = world.tickets.filter((ticket) => isFree(ticket) && fits(ticket));
  return fitting.length === 0 ? null : pick(random, fitting);
}

function touch(ticket: Known, slot: number, times = SAVES_A_SLOT): void {
  ticket.touches = Math.min(SAVES_A_SLOT, (ticket.touchedIn < slot ? 0 : ticket.touches) + times);
  ticket.touchedIn = slot;
}

function onKind(
  kinds: readonly Known["kind"][],
  states: readonly Known["state"][],
  actOf: (draw: Draw) => Act,
  after: Known["state"] | null,
  isAlone = false,
): (draw: Draw) => Made {
  return (draw) => {
    const fits = ({ kind, state }: Known): boolean => kinds.includes(kind) && states.includes(state);
    const ticket = freeTicket(draw, fits, isAlone ? 0 : SAVES_A_SLOT - 1);
    if (ticket === null) return null;
    touch(ticket, draw.slot, isAlone ? SAVES_A_SLOT : 1);
    const act = actOf(draw);
    if (after !== null) ticket.state = after;
    else if (act.kind === "customer_writes") ticket.state = "open";
    return { name: ticket.name, act };
  };
}

function onRequest(
  states: readonly Known["state"][],
  actOf: (draw: Draw) => Act,
  after: Known["state"] | null = null,
): (draw: Draw) => Made {
  return onKind(["request"], states, actOf, after);
}

function onVisit(
  states: readonly Known["state"][],
  actOf: (draw: Draw) => Act,
  after: Known["state"] | null = null,
): (draw: Draw) => Made {
  return onKind(["visit"], states, actOf, after);
}

/** Nothing else in its slot: Zendesk keeps no record of it that could be read afterwards. */
function onAny(states: readonly Known["state"][], act: Act, after: Known["state"]): (draw: Draw) => Made {
  return onKind(["request", "visit"], states, () => act, after, true);
}

function handedOn(draw: Draw): Made {
  const ticket = freeTicket(draw, ({ kind, state }) => kind === "request" && state === "open");
  if (ticket === null) return null;
  const customer = aCustomer(draw.random, draw.world);
  touch(ticket, draw.slot);
  ticket.customer = customer;
  return { name: ticket.name, act: { kind: "hand_to_customer", customer } };
}

function mergedAway(draw: Draw): Made {
  const isRequest = ({ kind, state }: Known): boolean => kind === "request" && state === "open";
  const source = freeTicket(draw, isRequest);
  const target = freeTicket(draw, (ticket) => isRequest(ticket) && ticket !== source);
  if (source === null || target === null) return null;
  touch(source, draw.slot);
  touch(target, draw.slot);
  source.state = "closed";
  return { name: source.name, act: { kind: "merge_into", target: target.name } };
}

/**
 * Not in a slot in which one of the customer's requests is worked on: from which second another tier counts, and what is
 * given on arrival, goes by what is known then.
 */
function onCustomer(actOf: (draw: Draw) => Act): (draw: Draw) => Made {
  return (draw) => {
    const customer = aCustomer(draw.random, draw.world);
    const isServed = draw.world.tickets.some(
      (ticket) => ticket.kind === "request" && ticket.customer === customer && ticket.touchedIn === draw.slot,
    );
    if (isServed || draw.world.touched.get(customer) === draw.slot) return null;
    draw.world.touched.set(customer, draw.slot);
    return { name: customerName(customer), act: actOf(draw) };
  };
}

/** Few, so that customers are left; its tickets go to the other one, which Zendesk tells nobody. */
function mergedCustomer(draw: Draw): Made {
  const { random, slot, world } = draw;
  const customer = aCustomer(random, world);
  const into = aCustomer(random, world);
  const isQuiet = world.tickets.every((ticket) => ticket.customer !== customer || ticket.touchedIn < slot);
  if (customer === into || world.merged.size >= 3 || !isQuiet || world.touched.get(customer) === slot)
    return null;
  world.merged.add(customer);
  world.touched.set(into, slot);
  for (const ticket of world.tickets)
    if (ticket.customer === customer) {
      touch(ticket, slot);
      ticket.customer = into;
    }
  return { name: customerName(customer), act: { kind: "merge_customer", into } };
}
