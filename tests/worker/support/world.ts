import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import worker from "../../../worker/index.ts";
import type { Message } from "../../../worker/queue/message.ts";
import { FakeZendesk, URL_OF_FAKE } from "./fakeZendesk.ts";
import { signedRequest } from "./signedRequest.ts";

type Sent = { readonly body: unknown; readonly delaySeconds: number };

/** Messages stay here until a test lets the consumer have them, so nothing happens behind its back. */
export class HeldQueue {
  readonly sent: Sent[] = [];
  isDown = false;

  async send(body: unknown, options?: { delaySeconds?: number }): Promise<void> {
    if (this.isDown) throw new Error("queue is down");
    this.sent.push({ body: structuredClone(body), delaySeconds: options?.delaySeconds ?? 0 });
  }
}

export type Verdicts = {
  readonly acks: readonly string[];
  readonly retries: readonly {
    readonly id: string;
    readonly delaySeconds: number | undefined;
    readonly body: unknown;
  }[];
};

/** A Worker with its real database, a Zendesk that answers in memory, and a queue that waits. */
export class World {
  readonly zendesk = new FakeZendesk();
  readonly queue = new HeldQueue();
  readonly env: Env;
  /** Its modules' memory goes with it: a test may put a newly started one here. */
  protected worker = worker;
  #messages = 0;

  /** With a ZENDESK_URL of its own the Worker talks to that; else to the Zendesk in memory. */
  constructor(changes: Partial<Record<keyof Env, string>> = {}) {
    const bindings = { ...env, ZENDESK_URL: URL_OF_FAKE, ...changes, EVENTS: this.queue };
    if (bindings.ZENDESK_URL === URL_OF_FAKE) this.zendesk.start();
    this.env = bindings as unknown as Env;
  }

  fetch(request: Request): Promise<Response> {
    return Promise.resolve(this.worker.fetch(request, this.env, createExecutionContext()));
  }

  /** Posts an event as Zendesk would; it then waits in the queue. */
  async deliver(event: unknown): Promise<Response> {
    return this.fetch(await signedRequest(JSON.stringify(event, null, 3) + "\n"));
  }

  /** Hands these bodies to the consumer as one batch. */
  async consume(bodies: readonly unknown[], queue = "tierwise-events"): Promise<Verdicts> {
    const messages = bodies.map((body) => {
      this.#messages += 1;
      return { id: `m${this.#messages}`, timestamp: new Date(), attempts: 1, body };
    });
    const batch = createMessageBatch<unknown>(queue, messages);
    const delays = new Map<string, number | undefined>();
    const context = createExecutionContext();
    await this.worker.queue(watched(batch, delays), this.env);
    const result = await getQueueResult(batch, context);
    return {
      acks: result.explicitAcks,
      retries: result.retryMessages.map(({ msgId }) => ({
        id: msgId,
        delaySeconds: delays.get(msgId),
        body: messages.find(({ id }) => id === msgId)?.body,
      })),
    };
  }

  /** Works the queue off in batches of at most 100, also what has a delay, until it is empty. */
  async drain(): Promise<void> {
    for (let batch = 0; this.queue.sent.length > 0; batch += 1) {
      if (batch > 200) throw new Error("the queue does not run dry");
      await this.consume(this.queue.sent.splice(0, 100).map(({ body }) => body));
    }
  }

  /** Works the queue off, but drops messages of one kind. */
  async drainExcept(kind: Message["kind"]): Promise<void> {
    this.queue.sent.splice(
      0,
      this.queue.sent.length,
      ...this.queue.sent.filter(({ body }) => (body as Message).kind !== kind),
    );
    await this.drain();
  }

  /** Posts events and works them off. */
  async arrive(...events: readonly unknown[]): Promise<void> {
    for (const event of events) await this.deliver(event);
    await this.drain();
  }

  async cron(cron: string, at = new Date()): Promise<void> {
    const context = createExecutionContext();
    await this.worker.scheduled(createScheduledController({ cron, scheduledTime: at }), this.env);
    await waitOnExecutionContext(context);
  }

  async rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]> {
    const { results } = await this.env.DB.prepare(sql)
      .bind(...values)
      .all<Row>();
    return results;
  }

  waiting(): readonly Message["kind"][] {
    return this.queue.sent.map(({ body }) => (body as Message).kind);
  }
}

/** The same batch, noting the delays that the test runtime does not tell. */
function watched(
  batch: MessageBatch<unknown>,
  delays: Map<string, number | undefined>,
): MessageBatch<unknown> {
  const messages = batch.messages.map((message) => ({
    id: message.id,
    timestamp: message.timestamp,
    body: message.body,
    attempts: message.attempts,
    ack: () => message.ack(),
    retry: (options?: QueueRetryOptions) => {
      delays.set(message.id, options?.delaySeconds);
      message.retry(options);
    },
  }));
  const { queue, metadata } = batch;
  return {
    queue,
    metadata,
    messages,
    retryAll: (options) => batch.retryAll(options),
    ackAll: () => batch.ackAll(),
  };
}

/** Empties every table, so that tests in one file do not see each other. */
export async function emptyStore(): Promise<void> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'd1_migrations'",
  ).all<{ name: string }>();
  await env.DB.batch(results.map(({ name }) => env.DB.prepare(`DELETE FROM ${name}`)));
}
