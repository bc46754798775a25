import { vi } from "vitest";
import type { Message } from "../../../worker/queue/message.ts";
import { World } from "../support/world.ts";
import { PowerSupply } from "./powerSupply.ts";
import { between, shuffled } from "./random.ts";

/** A Worker that may be killed at any act and starts anew with empty memory; what it had not acknowledged comes again. */
export class RestartingWorld extends World {
  readonly #power = new PowerSupply();
  #later: unknown[] = [];
  restarts = 0;
  /** What the Worker and the account's people did, in order. */
  readonly acts: readonly string[] = this.#power.acts;

  constructor(changes: ConstructorParameters<typeof World>[0]) {
    super(changes);
    Object.assign(this.env, { DB: this.#power.database(this.env.DB) });
  }

  /**
   * Works the queue off; what is to be retried, or looked at some seconds later, waits for the next time, as time stands still
   * meanwhile. @param random null: no trouble.
   */
  async work(random: (() => number) | null): Promise<void> {
    this.#queue(this.#later.splice(0));
    for (let batch = 0; ; batch += 1) {
      this.#later.push(...this.#lookedAtLater());
      if (this.queue.sent.length === 0) return;
      if (batch > 300) throw new Error("the queue does not run dry");
      if (random !== null) this.#queue(shuffled(random, this.queue.sent.splice(0)).map(({ body }) => body));
      const bodies = this.queue.sent
        .splice(0, random === null ? 100 : between(random, 5, 100))
        .map(({ body }) => body);
      const verdicts = await this.#underPower(random, () => this.consume(bodies));
      if (verdicts === "cut") this.#queue(bodies);
      else this.#later.push(...verdicts.retries.map(({ body }) => body));
    }
  }

  /** A run of cron; one that is killed is not run again by anybody, but the next one comes. */
  async run(cron: string, at: Date, random: (() => number) | null): Promise<void> {
    await this.#underPower(random, () => this.cron(cron, at));
  }

  #lookedAtLater(): readonly unknown[] {
    const all = this.queue.sent.splice(0);
    const isLater = ({ body, delaySeconds }: (typeof all)[number]): boolean =>
      delaySeconds > 0 && (body as Message).kind === "look";
    this.queue.sent.push(...all.filter((message) => !isLater(message)));
    return all.filter(isLater).map(({ body }) => body);
  }

  #queue(bodies: readonly unknown[]): void {
    this.queue.sent.push(...bodies.map((body) => ({ body, delaySeconds: 0 })));
  }

  async #underPower<Result>(
    random: (() => number) | null,
    work: () => Promise<Result>,
  ): Promise<Result | "cut"> {
    if (random !== null && random() < 0.08) this.#power.failAfter(between(random, 0, 30));
    let result: Result | "cut";
    try {
      result = await work();
    } catch (error) {
      if (!(await this.#power.restore())) throw error;
      await this.#restart();
      return "cut";
    }
    if (!(await this.#power.restore())) return result;
    await this.#restart();
    return "cut";
  }

  async #restart(): Promise<void> {
    this.restarts += 1;
    await this.starts();
  }

  /** With nothing in its memory. */
  async starts(): Promise<void> {
    vi.resetModules();
    const started: typeof import("../../../worker/index.ts") = await import("../../../worker/index.ts");
    this.worker = started.default;
  }
}
