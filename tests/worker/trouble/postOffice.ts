import { vi } from "vitest";
import { type Arrived, recordOf, StandinDesk, trimmed } from "../support/standinDesk.ts";
import { shuffled } from "./random.ts";
import type { RestartingWorld } from "./restartingWorld.ts";

type Letter = { readonly request: () => Request; readonly key: string; readonly save: string };

/** How many of the deliveries meet with what. */
export type Losses = { readonly dropped: number; readonly doubled: number; readonly delayed: number };

/** The way of the account's webhooks to the Worker's door: clean, or with losses, doubles, delays and disorder. */
export class PostOffice extends StandinDesk {
  #delayed: Letter[] = [];
  readonly counts = { delivered: 0, dropped: 0, doubled: 0, delayed: 0 };

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

  /** Webhooks are signed with the real time of the attempt, whatever the account's clock says; so the door opens at it. */
  async #handOver(world: RestartingWorld, { request }: Letter): Promise<void> {
    const storyTime = new Date();
    vi.setSystemTime(vi.getRealSystemTime());
    const response = await world.fetch(request());
    vi.setSystemTime(storyTime);
    if (response.status !== 202) throw new Error(`the door answered ${response.status}`);
  }
}

/** The order of arrival differs from run to run; the draws go by an order that does not. */
function letterOf({ headers, body }: Arrived): Letter {
  const { subject, type, time } = recordOf(JSON.parse(body));
  const key = [subject, time, type].map(String).join(" ");
  const request = (): Request =>
    new Request("https://tierwise.test/webhooks/zendesk", {
      method: "POST",
      headers: trimmed(headers),
      body,
    });
  return { request, key, save: `${String(subject)} ${String(time).slice(0, 19)}` };
}
