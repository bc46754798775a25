import type { Clock } from "../clock.ts";
import type { ControlBoard } from "../control/controlBoard.ts";
import type { Attempt, Invocation, InvocationStatus, Webhook, ZendeskEvent } from "../records/webhook.ts";
import type { State } from "../state.ts";
import { attemptDelivery, type Delivery } from "./attemptDelivery.ts";
import { createCircuitBreaker } from "./circuitBreaker.ts";
import { prettyBody } from "./prettyBody.ts";
import { createRandomness } from "./randomness.ts";
import { retryDelayMs } from "./retryDelayMs.ts";
import { ulid } from "./ulid.ts";

const CONCURRENT_DELIVERIES = 20;
const REORDER_SPREAD_MS = 150;
const DUPLICATE_AFTER_MS = 20;
const TRIAL_INVOCATIONS_PER_MINUTE = 60;
const MAX_KEPT_INVOCATIONS = 20_000;

/** Sends events to the account's webhooks, with retries, the invocation log and the faults of the control board. */
export type Dispatcher = {
  /** Sends the events of one save to every active webhook subscribed to them. */
  publish(state: State, events: readonly ZendeskEvent[]): void;
  /** Sends a body of a trigger's own to one webhook. */
  fire(state: State, webhook: Webhook, body: string): void;
  /** Deliveries that are waiting, on their way or due for a retry. */
  pending(): number;
  /** Starts the faults' random numbers again. */
  reseed(): void;
  /** Gives up all that is pending. */
  stop(): void;
};

export type DispatcherOptions = { clock: Clock; control: ControlBoard; timeoutMs?: number };

/** Makes the dispatcher. `timeoutMs`: how long an endpoint may take (Zendesk: 10 to 12 s). */
export const createDispatcher = ({ clock, control, timeoutMs = 10_000 }: DispatcherOptions): Dispatcher => {
  let pending = 0;
  let active = 0;
  let stopped = new AbortController();
  let random = createRandomness(control.webhookFaults.seed);
  const waiting: (() => void)[] = [];
  const breaker = createCircuitBreaker();
  const sentInMinute: number[] = [];

  const sleep = (ms: number): Promise<void> =>
    ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
  const enter = (): Promise<void> => {
    if (active < CONCURRENT_DELIVERIES) {
      active += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) active -= 1;
    else next();
  };

  const log = (invocation: Invocation, attempt: Attempt): void => {
    invocation.attempts.push(attempt);
    invocation.status = attempt.status;
    invocation.status_code = attempt.status_code;
    invocation.latest_completed_at = attempt.completed_at;
  };
  const unsent = (invocation: Invocation, status: InvocationStatus): Attempt => {
    const at = new Date().toISOString();
    return {
      id: ulid(),
      invocation_id: invocation.id,
      status,
      status_code: null,
      timestamp: at,
      completed_at: at,
      request: null,
      response: null,
    };
  };

  /** On trial 60 invocations a minute go out; the rest waits for the next minute. */
  const throttle = async (state: State, invocation: Invocation, signal: AbortSignal): Promise<void> => {
    if (state.account.plan !== "trial") return;
    let marked = false;
    while (!signal.aborted) {
      const nowMs = clock.elapsedMs();
      while ((sentInMinute[0] ?? nowMs) <= nowMs - 60_000) sentInMinute.shift();
      if (sentInMinute.length < TRIAL_INVOCATIONS_PER_MINUTE) {
        sentInMinute.push(nowMs);
        return;
      }
      if (!marked) log(invocation, unsent(invocation, "throttled"));
      marked = true;
      await sleep(50);
    }
  };

  const run = async (
    state: State,
    invocation: Invocation,
    delivery: Delivery,
    delayMs: number,
  ): Promise<void> => {
    const { signal } = stopped;
    await sleep(delayMs);
    await throttle(state, invocation, signal);
    for (let tried = 1; !signal.aborted; tried += 1) {
      await enter();
      let wait: number | undefined;
      try {
        if (breaker.isOpen(delivery.webhook.id, clock.elapsedMs())) {
          log(invocation, unsent(invocation, "circuit broken"));
          return;
        }
        const { retryAfterSeconds, ...attempt } = await attemptDelivery(delivery, timeoutMs, signal);
        log(invocation, attempt);
        breaker.record(delivery.webhook.id, clock.elapsedMs(), attempt.status !== "success");
        wait = retryDelayMs({
          statusCode: attempt.status_code,
          timedOut: attempt.status === "timeout",
          retryAfterSeconds,
          tried,
        });
      } finally {
        leave();
      }
      if (wait === undefined) return;
      await sleep(wait);
    }
  };

  const start = (state: State, invocation: Invocation, delivery: Delivery): void => {
    const faults = control.webhookFaults;
    state.invocations.set(invocation.id, invocation);
    if (state.invocations.size > MAX_KEPT_INVOCATIONS)
      for (const oldest of state.invocations.keys()) {
        state.invocations.delete(oldest);
        break;
      }
    if (random() < faults.drop) {
      log(invocation, unsent(invocation, "circuit broken"));
      return;
    }
    const delayMs = faults.delayMs + (faults.reorder ? random() * REORDER_SPREAD_MS : 0);
    const send = (afterMs: number): void => {
      pending += 1;
      void run(state, invocation, delivery, afterMs).finally(() => {
        pending -= 1;
      });
    };
    send(delayMs);
    if (random() < faults.duplicate) send(delayMs + DUPLICATE_AFTER_MS);
  };

  const invoke = (
    state: State,
    webhook: Webhook,
    eventId: string | null,
    eventType: string,
    body: string,
  ): void => {
    const invocation: Invocation = {
      id: ulid(),
      webhook_id: webhook.id,
      event_id: eventId,
      event_type: eventType,
      latest_completed_at: new Date().toISOString(),
      status: "accepted",
      status_code: null,
      attempts: [],
    };
    start(state, invocation, { accountId: state.account.id, webhook, invocationId: invocation.id, body });
  };

  return {
    publish: (state, events) => {
      const webhooks = [...state.webhooks.values()].filter((webhook) => webhook.status === "active");
      for (const event of events) {
        const listening = webhooks.filter((webhook) => webhook.subscriptions.includes(event.type));
        if (listening.length === 0) continue;
        const body = prettyBody(event);
        for (const webhook of listening) invoke(state, webhook, event.id, event.type, body);
      }
    },
    fire: (state, webhook, body) => {
      if (webhook.status === "active") invoke(state, webhook, null, "conditional_ticket_events", body);
    },
    pending: () => pending,
    reseed: () => {
      random = createRandomness(control.webhookFaults.seed);
    },
    stop: () => {
      stopped.abort();
      stopped = new AbortController();
      breaker.clear();
      sentInMinute.length = 0;
    },
  };
};
