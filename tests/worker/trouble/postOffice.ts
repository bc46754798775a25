import { signedRequest } from "../support/signedRequest.ts";
import { type Arrived, recordOf, StandinDesk } from "../support/standinDesk.ts";
import type { PresetAccount } from "../presets/storyDesk.ts";
import { between, randomOf, shuffled } from "./random.ts";
import type { RestartingWorld } from "./restartingWorld.ts";

type Letter = { readonly body: string; readonly key: string; readonly save: string };

/** How many of the deliveries meet with what. */
export type Losses = { readonly dropped: number; readonly doubled: number; readonly delayed: number };

/** The way of the account's webhooks to the Worker's door: clean, or with losses, doubles, delays and disorder. */
export class PostOffice extends StandinDesk {
  readonly #secret: string;
  #delayed: Letter[] = [];
  readonly counts = { delivered: 0, dropped: 0, doubled: 0, delayed: 0 };

  /** @param secret of the account's webhook. */
  constructor({ url, sinkUrl, webhookSecret }: PresetAccount) {
    super(url, sinkUrl);
    this.#secret = webhookSecret;
  }

  /** Hands over what has arrived since, and what was held back before. */
  async deliver(world: RestartingWorld, losses: Losses | null, random: () => number): Promise<number> {
    const news = (await this.taken()).map(letterOf).toSorted((one, other) => (one.key < other.key ? -1 : 1));
    const held = this.#delayed.splice(0);
    const through = losses === null ? [...news, ...held] : [...held, ...this.#troubled(news, losses, random)];
    const inOrder = losses === null ? through : shuffled(random, through);
    for (const letter of inOrder) await this.#handOver(world, letter);
    this.counts.delivered += inOrder.length;
    return news.length + held.length;
  }

  /** What is lost is lost for a whole save, as in an outage. */
  #troubled(news: readonly Letter[], losses: Losses, random: () => number): readonly Letter[] {
    const lost = new Map<string, boolean>();
    return news.flatMap((letter) => {
      const isLost = lost.get(letter.save) ?? random() < losses.dropped;
      lost.set(letter.save, isLost);
      if (isLost) {
        this.counts.dropped += 1;
        return [];
      }
      if (random() < losses.delayed) {
        this.counts.delayed += 1;
        this.#delayed.push(letter);
        return [];
      }
      if (random() >= losses.doubled) return [letter];
      this.counts.doubled += 1;
      if (random() < 0.5) return [letter, letter];
      this.#delayed.push(letter);
      return [letter];
    });
  }

  /** Signed anew by the account's clock: the local Zendesk signs attempts by the real one. */
  async #handOver(world: RestartingWorld, { body }: Letter): Promise<void> {
    const response = await world.fetch(await signedRequest(body, { secret: this.#secret }));
    if (response.status !== 202) throw new Error(`the door answered ${response.status}`);
  }
}

/** The order of arrival and ids are chance there; here they go by what the events say. */
function letterOf({ body }: Arrived): Letter {
  const { id, subject, type, time, event } = recordOf(JSON.parse(body));
  const { id: sequence, position } = recordOf(recordOf(recordOf(event)["meta"])["sequence"]);
  const save = `${String(subject)} ${String(time).slice(0, 23)}`;
  const key = [save, sequence, position, type].map(String).join(" ");
  return { body: body.replace(String(id), idOf(key)), key, save };
}

function idOf(key: string): string {
  const random = randomOf(0, key);
  const hex = Array.from({ length: 32 }, () => between(random, 0, 15).toString(16)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
