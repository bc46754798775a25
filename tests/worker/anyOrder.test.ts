import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { actionsEffectId } from "../../worker/promises/actionsEffect.ts";
import { PromiseDay } from "./support/promiseDay.ts";
import { emptyStore } from "./support/world.ts";

beforeEach(() => emptyStore());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const SEEDS = Array.from({ length: 32 }, (_, index) => index + 1);

test.each(SEEDS)(
  "history %i ends the same late, doubled, reordered, with the minute's run late or twice",
  async (seed) => {
    const random = randomFrom(seed);
    const history = historyOf(random);
    const clean = await lived(history, () => history.map(({ at }, index) => ({ at, index })), [END]);
    await emptyStore();
    vi.restoreAllMocks();
    const minutes = [between(random, 0, 240), between(random, 240, 479), END, END];
    const troubled = await lived(history, () => delayed(history, random), minutes);
    expect(troubled).toEqual(clean);
  },
);

test.each(SEEDS.slice(0, 3))(
  "history %i has the same deadlines where webhooks are lost, once the sweep has looked",
  async (seed) => {
    const random = randomFrom(seed);
    const history = historyOf(random);
    const clean = await lived(history, () => history.map(({ at }, index) => ({ at, index })), [END]);
    await emptyStore();
    vi.restoreAllMocks();
    const heard = (): readonly Arrival[] =>
      history.flatMap(({ at }, index) => (random() < 0.5 ? [] : [{ at, index }]));
    const troubled = await lived(history, heard, [between(random, 0, 479), END], [END / 2, END]);
    // What was done about a deadline before the sweep found what moved it stays done.
    expect([troubled.deadlines, troubled.level]).toEqual([clean.deadlines, clean.level]);
  },
);

/** Minutes after 10:00. */
const END = 480;

type Step = { readonly at: number; readonly does: (day: PromiseDay, time: string) => unknown };

/** Up to eight things that happen to a ticket on its day, each in a minute of its own. */
function historyOf(random: () => number): readonly Step[] {
  const minutes = new Set(Array.from({ length: 4 + between(random, 0, 4) }, () => between(random, 1, 400)));
  const rest = [...minutes]
    .toSorted((one, other) => one - other)
    .map((at) => ({ at, does: pick(random, HAPPENS) }));
  return [{ at: 0, does: (day) => day.created() }, ...rest];
}

const HAPPENS: readonly Step["does"][] = [
  (day, time) => day.reply(time),
  (day, time) => day.comment(time, { id: "501", is_staff: false }),
  (day, time) => day.comment(time, { id: "501", is_staff: false }),
  (day, time) => day.status("open", time),
  (day, time) => day.status("pending", time),
  (day, time) => day.status("pending", time),
  (day, time) => day.status("solved", time),
  (day, time) => day.tagged(time, "seen"),
  (day, time) => day.prioritised(time, "urgent"),
  (day, time) => day.prioritised(time, "normal"),
];

type Arrival = { readonly at: number; readonly index: number };

/** Each event after a while, some twice, in whatever order; those of one slot come together. */
function delayed(history: readonly Step[], random: () => number): readonly Arrival[] {
  const slots = [60, 150, 270, 390, END - 1];
  return history
    .flatMap((step, index) => {
      const later = slots.filter((slot) => slot >= step.at);
      const times = random() < 0.4 ? 2 : 1;
      return Array.from({ length: times }, () => ({ at: pick(random, later), index, place: random() }));
    })
    .toSorted((one, other) => one.at - other.at || one.place - other.place);
}

/** Lives the day: things happen in Zendesk at their time, news of them arrives when it does. What is left at the end. */
async function lived(
  history: readonly Step[],
  arrivalsOf: () => readonly Arrival[],
  crons: readonly number[],
  sweeps: readonly number[] = [],
): Promise<Standing> {
  const day = new PromiseDay();
  day.zendesk.policy = day.zendesk.policy
    .replace("onBreach: [", "onBreach: [{ do: tag, tag: late }, ")
    .replace(", { do: priority, priority: high }", "");
  day.zendesk.addUser(3);
  day.zendesk.tickets.clear();
  await day.cron("*/5 * * * *", new Date());
  day.zendesk.tickets.set(1, day.ticket);
  const events = new Map<number, unknown>();
  const arrivals = arrivalsOf();
  const inHistory = [...history, ...arrivals].map(({ at }) => at);
  const moments = new Set([...inHistory, ...crons, ...sweeps]);
  for (const minute of [...moments].toSorted((one, other) => one - other)) {
    for (const [index, step] of history.entries()) {
      if (step.at === minute) events.set(index, step.does(day, clock(minute)));
    }
    const news = arrivals.filter(({ at }) => at === minute).map(({ index }) => events.get(index));
    if (news.length > 0) await day.hears(clock(minute), ...news);
    for (const sweep of sweeps.filter((at) => at === minute)) await day.sweep(clock(sweep + 1));
    for (const cron of crons.filter((at) => at === minute)) await day.minute(clock(cron + 1));
  }
  await day.drain();
  return standing(day);
}

type Standing = {
  readonly deadlines: readonly unknown[];
  readonly done: readonly unknown[];
  readonly tags: readonly string[];
  readonly level: unknown;
};

/** Deadlines, and what Zendesk was asked to do about them that still stands. */
async function standing(day: PromiseDay): Promise<Standing> {
  const deadlines = await day.rows<{ id: string; at: string; state: string; withdrawals: number }>(
    "SELECT id, at, state, withdrawals FROM deadlines WHERE state <> 'withdrawn' ORDER BY id",
  );
  const effects = await day.rows<{ id: string; state: string; change: string }>(
    "SELECT id, state, changes AS change FROM effects WHERE kind = 'ticket_actions' ORDER BY id",
  );
  return {
    deadlines: deadlines.map(({ id, at, state }) => ({ id, at, state })),
    done: deadlines.flatMap(({ id, state, withdrawals }) => {
      const effect = effects.find((each) => each.id === actionsEffectId(id, withdrawals));
      return state === "fired" && effect !== undefined
        ? [[id, effect.state, withoutInstants(effect.change)]]
        : [];
    }),
    tags: day.ticket.tags.filter((tag) => tag === "late" || tag.startsWith("notify")).toSorted(),
    level: day.zendesk.levelOf(1),
  };
}

/** What was said of a deadline that has moved meanwhile names the instant that was known then. */
const withoutInstants = (change: string): string => change.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, "…");

const clock = (minute: number): string => {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(10 + Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const between = (random: () => number, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
