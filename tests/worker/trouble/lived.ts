import { vi } from "vitest";
import { emptyStore } from "../support/world.ts";
import { openAccount } from "../presets/storyDesk.ts";
import { AGENTS, DAYS, SLOTS_A_DAY } from "./historyOf.ts";
import { POLICY } from "./policy.ts";
import { PostOffice } from "./postOffice.ts";
import { between, pickWeighted, randomFrom, randomOf } from "./random.ts";
import { RestartingWorld } from "./restartingWorld.ts";
import { openCalls, standing, type Standing } from "./standing.ts";
import type { Step } from "./step.ts";
import { missingFields } from "./missingFields.ts";
import { ZendeskPeople } from "./zendeskPeople.ts";

const MINUTE = "* * * * *";
const SWEEP = "*/5 * * * *";
const FIRST = Date.parse("2026-11-23T08:00:00+08:00");
const HOUR = 3600;
const LOSSES = { dropped: 0.08, doubled: 0.2, delayed: 0.12 };

export type Lived = {
  readonly standing: Standing;
  /** How often each thing happened on the way. */
  readonly met: PostOffice["counts"] & { readonly restarts: number; readonly storms: number };
  /** Everything that was asked of the database and of Zendesk, in order. */
  readonly acts: readonly string[];
  /** Steps that Zendesk refused. */
  readonly refused: readonly string[];
};

/**
 * Lives the history in an account of its own.
 * @param trouble seed of what goes wrong; null: nothing does.
 * @param days of it; the rest does not happen.
 */
export async function lived(
  seed: number,
  history: readonly Step[],
  trouble: number | null,
  days = DAYS,
): Promise<Lived> {
  const week = await Week.begins(seed, trouble);
  for (let day = 0; day < days; day += 1) await week.day(day, history);
  await week.ends();
  return { standing: await week.standing(), met: week.met(), acts: week.acts(), refused: week.refused() };
}

class Week {
  readonly #seed: number;
  readonly #post: PostOffice;
  readonly #world: RestartingWorld;
  readonly #people: ZendeskPeople;
  readonly #random: () => number;
  readonly #isTroubled: boolean;
  #now = FIRST;
  #isQuiet = true;
  #storms = 0;

  private constructor(seed: number, trouble: number | null, post: PostOffice, world: RestartingWorld) {
    this.#seed = seed;
    this.#random = randomFrom(trouble ?? 0);
    this.#isTroubled = trouble !== null;
    this.#post = post;
    this.#world = world;
    this.#people = new ZendeskPeople(post);
  }

  static async begins(seed: number, trouble: number | null): Promise<Week> {
    const now = new Date(FIRST);
    const [account] = await Promise.all([openAccount("it-services", now, POLICY), emptyStore()]);
    vi.useFakeTimers({ toFake: ["Date"], now });
    const post = new PostOffice(account);
    const world = new RestartingWorld({
      ZENDESK_URL: account.url,
      ZENDESK_CLIENT_ID: "tierwise_local",
      ZENDESK_CLIENT_SECRET: "standin-client-secret",
      WEBHOOK_SECRET: account.webhookSecret,
    });
    await world.starts();
    const week = new Week(seed, trouble, post, world);
    await missingFields(post, POLICY);
    await week.#people.moveIn(AGENTS);
    await week.#recovers();
    return week;
  }

  async day(day: number, history: readonly Step[]): Promise<void> {
    await this.#until(FIRST + day * 24 * HOUR * 1000 + 30 * 60_000);
    await this.#recovers();
    await this.#calls(day);
    for (let each = 0; each < SLOTS_A_DAY; each += 1) {
      // Promises fall due on the hour, mostly: what is done in its very second is not what this is about.
      const at = FIRST + (day * 24 + each + 1) * HOUR * 1000 + 20 * 60_000;
      await this.#whatIsDue(at - 10 * 60_000);
      await this.#until(at);
      await this.#slot(day * SLOTS_A_DAY + each, history);
    }
    await this.#minutesPass(30);
    await this.#recovers();
  }

  /** The week after, everything that was to come has come: also what an opening of ours that came an hour later put off to Monday. */
  async ends(): Promise<void> {
    for (let halves = 0; halves < 12; halves += 1) {
      await this.#until(this.#now + 12 * HOUR * 1000);
      await this.#recovers();
    }
  }

  standing(): Promise<Standing> {
    return standing(this.#post, this.#world, this.#people);
  }

  met(): Lived["met"] {
    return { ...this.#post.counts, restarts: this.#world.restarts, storms: this.#storms };
  }

  acts(): readonly string[] {
    return this.#world.acts;
  }

  refused(): readonly string[] {
    return this.#people.refused;
  }

  async #slot(slot: number, history: readonly Step[]): Promise<void> {
    const steps = history.filter((step) => step.slot === slot);
    const savedAt = new Map<string, number>();
    for (const [index, step] of steps.entries()) {
      const isAgain = this.#now < (savedAt.get(step.name) ?? 0) + 2000;
      if (isAgain || index % 5 === 4) await this.#until(this.#now + (isAgain ? 2000 : 1000));
      savedAt.set(step.name, this.#now);
      await this.#people.does(step);
    }
    this.#isQuiet = false;
    await this.#until(this.#now + 30_000);
    await this.#newsArrives();
    await this.#minutesPass(1);
    if (!this.#isTroubled || this.#random() < 0.8) await this.#cron(MINUTE);
    await this.#newsArrives();
    // Of the sweeps of an hour two; either may come to nothing.
    for (const minutes of [2, 5]) {
      await this.#minutesPass(minutes);
      await this.#cron(SWEEP);
      await this.#cron(MINUTE);
      await this.#newsArrives();
    }
    this.#isQuiet = true;
  }

  /** What came in the hour since is done before anybody does anything else, as cron's minutes would have done. */
  async #whatIsDue(at: number): Promise<void> {
    await this.#until(at);
    await this.#cron(MINUTE);
    await this.#newsArrives();
  }

  /**
   * What is open in the morning is called about, mostly: by people who see what Tierwise shows, so when everything was heard.
   * How the results arrive is as troubled as anything.
   */
  async #calls(day: number): Promise<void> {
    const calls = await openCalls(this.#post, this.#world, this.#people);
    this.#isQuiet = false;
    for (const { id, name } of calls) {
      const random = randomOf(this.#seed, `${name} ${day}`);
      if (random() < 0.8) await this.#call(id, random);
    }
    await this.#until(this.#now + 1000);
    await this.#newsArrives();
  }

  async #call(id: number, random: () => number): Promise<void> {
    const result = pickWeighted(random, [
      [5, "satisfied"],
      [2, "fairly_satisfied"],
      [3, "dissatisfied"],
      [3, "unreachable"],
      [1, "refused"],
    ] as const);
    const more = random() < 0.4 && result !== "unreachable" ? { status: "solved" } : {};
    await this.#people.calls(id, result, more).catch(() => undefined);
  }

  /** Everybody's clock. */
  async #until(at: number): Promise<void> {
    if (at <= this.#now) return;
    await this.#post.call("POST", "/__standin/clock", { advance_seconds: (at - this.#now) / 1000 });
    this.#now = at;
    vi.setSystemTime(at);
  }

  #minutesPass(minutes: number): Promise<void> {
    return this.#until(this.#now + minutes * 60_000);
  }

  get #trouble(): (() => number) | null {
    return this.#isTroubled && !this.#isQuiet ? this.#random : null;
  }

  async #newsArrives(): Promise<void> {
    const trouble = this.#trouble;
    for (let round = 0; round < 3; round += 1) {
      const came = await this.#post.deliver(this.#world, trouble === null ? null : LOSSES, this.#random);
      await this.#stormily(() => this.#world.work(trouble));
      if (came === 0 || trouble !== null) return;
    }
  }

  #cron(cron: string): Promise<void> {
    return this.#stormily(() => this.#world.run(cron, new Date(this.#now), this.#trouble));
  }

  /** Now and then Zendesk refuses what comes next, for being too much. */
  async #stormily(work: () => Promise<void>): Promise<void> {
    if (this.#trouble === null || this.#random() >= 0.15) return work();
    this.#storms += 1;
    const storm = { match: "* /api/v2/*", status: 429, times: between(this.#random, 1, 6), retry_after: 20 };
    await this.#post.call("POST", "/__standin/faults", storm);
    await work();
    await this.#post.call("DELETE", "/__standin/faults");
  }

  /** Nothing goes wrong any more: what was held back arrives, the sweep looks, and cron's minutes go by. */
  async #recovers(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await this.#newsArrives();
      await this.#minutesPass(round === 0 ? 2 : 1);
      await this.#cron(round === 1 ? SWEEP : MINUTE);
      await this.#newsArrives();
    }
  }
}
