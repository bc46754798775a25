import { inject } from "vitest";
import type { World } from "./world.ts";

type Json = Record<string, unknown>;
export type Arrived = { readonly headers: Record<string, string>; readonly body: string };

const WORKER_USER_ID = 2;

/** The local Zendesk as its admin sees it, over HTTP. */
export class StandinDesk {
  readonly url: string;
  readonly #sinkUrl: string;

  /** Without addresses: the one that the tests of the Worker share. */
  constructor(url = inject("standinUrl"), sinkUrl = inject("sinkUrl")) {
    this.url = url;
    this.#sinkUrl = sinkUrl;
  }

  /** @param user whose session asks; 1 is the admin. */
  async call(method: string, path: string, body?: unknown, user = 1): Promise<Json> {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer agent:${user}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${text}`);
    return text === "" ? {} : recordOf(JSON.parse(text));
  }

  async make(kind: string, path: string, record: Json): Promise<Json & { id: number }> {
    const made = recordOf((await this.call("POST", path, { [kind]: record }))[kind]);
    return { ...made, id: Number(made["id"]) };
  }

  /** Subscribes the sink; answers the webhook's secret. */
  async subscribe(types: readonly string[]): Promise<string> {
    const webhook = recordOf(
      (
        await this.call("POST", "/api/v2/webhooks", {
          webhook: {
            name: "To the sink",
            endpoint: this.#sinkUrl,
            http_method: "POST",
            request_format: "json",
            status: "active",
            subscriptions: types.map((type) => `zen:event-type:${type}`),
          },
        })
      )["webhook"],
    );
    const reply = await this.call("GET", `/api/v2/webhooks/${String(webhook["id"])}/signing_secret`);
    return String(recordOf(reply["signing_secret"])["secret"]);
  }

  /** Everything the stand-in has sent so far, at the Worker's door, and worked off; again until nothing new comes. */
  async settle(world: World): Promise<number> {
    let deliveries = 0;
    for (let round = 0; round < 20; round += 1) {
      const arrived = await this.arrived();
      if (arrived.length === 0) return deliveries;
      deliveries += arrived.length;
      for (const { headers, body } of arrived) {
        const request = new Request("https://tierwise.test/webhooks/zendesk", {
          method: "POST",
          headers: trimmed(headers),
          body,
        });
        const response = await this.handOver(world, request);
        if (response.status !== 202)
          throw new Error(`the door answered ${response.status}: ${await response.text()}`);
      }
      await world.drain();
    }
    throw new Error("the events do not come to rest");
  }

  /** What the Worker asked of Zendesk since the last look, without its sign-in. */
  async requestsOfWorker(): Promise<string[]> {
    const log = await this.call("GET", "/__standin/requests");
    const list = Array.isArray(log["requests"]) ? log["requests"].map(recordOf) : [];
    await this.call("DELETE", "/__standin/requests");
    return list
      .filter((entry) => Number(entry["user"] ?? entry["user_id"]) === WORKER_USER_ID)
      .map((entry) => `${String(entry["method"])} ${String(entry["path"]).replace(/\?.*/, "")}`);
  }

  protected handOver(world: World, request: Request): Promise<Response> {
    return world.fetch(request);
  }

  /** What the sink has, once nothing is under way any more. */
  protected async arrived(): Promise<Arrived[]> {
    for (let wait = 0; wait < 100; wait += 1) {
      const idle = await this.call("GET", "/__standin/idle");
      if (idle["idle"] === true) break;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return this.taken();
  }

  protected async taken(): Promise<Arrived[]> {
    const response = await fetch(this.#sinkUrl);
    const list: Arrived[] = await response.json();
    return list;
  }
}

/** Without the headers of the connection itself. */
function trimmed(headers: Record<string, string>): Record<string, string> {
  const own = ["host", "connection", "content-length", "transfer-encoding", "accept-encoding"];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
}

export function recordOf(value: unknown): Json {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
