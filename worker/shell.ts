import { createZendesk, type Zendesk } from "#zendesk";
import { budgetGate } from "./effects/budgetGate.ts";
import type { Message } from "./queue/message.ts";
import { putToken, readToken } from "./store/tokens.ts";

/** Everything a decision's surroundings need: built once per invocation, `now` fixed for all of it. */
export type Shell = {
  readonly db: D1Database;
  readonly queue: Queue<Message>;
  readonly zendesk: Zendesk;
  readonly now: Date;
  /** ISO 8601, what the store and core take. */
  readonly nowText: string;
  /** Empty: the app is found by its name among the installations. */
  readonly appId: string;
  /** What this invocation saw of Zendesk; written to the heartbeats at its end. */
  readonly contact: Contact;
};

export type Contact = {
  reachedAt: string | null;
  failedAt: string | null;
  /** Of the last failure; never a body or an address. */
  failure: string | null;
};

export function openShell(env: Env, now: Date): Shell {
  const contact: Contact = { reachedAt: null, failedAt: null, failure: null };
  const db = env.DB;
  const zendesk = createZendesk({
    baseUrl: env.ZENDESK_URL,
    clientId: env.ZENDESK_CLIENT_ID,
    clientSecret: env.ZENDESK_CLIENT_SECRET,
    scope: "read write",
    fetch: watched(contact),
    tokens: {
      read: () => readToken(db),
      write: async (token) => {
        await putToken(db, token).run();
      },
    },
    budget: budgetGate(db),
    onWarning: (warning) => console.warn("zendesk ignored part of a request", warning),
  });
  return {
    db,
    queue: env.EVENTS,
    zendesk,
    now,
    nowText: now.toISOString(),
    appId: env.TIERWISE_APP_ID,
    contact,
  };
}

/** Zendesk answering at all, even with a refusal, is Zendesk reached. */
function watched(contact: Contact): typeof fetch {
  const failed = (failure: string): void => {
    contact.failure = failure;
    contact.failedAt = new Date().toISOString();
  };
  return async (input, init) => {
    try {
      const response = await fetch(input, init);
      if (response.status >= 500) failed(`status ${response.status}`);
      else contact.reachedAt = new Date().toISOString();
      return response;
    } catch (error) {
      failed("no answer");
      throw error;
    }
  };
}

export function secondsAfter(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

/** Zendesk's times have whole seconds; rounded up, so that it is never before what it follows. */
export function wholeSecond(instant: Date): string {
  return new Date(Math.ceil(instant.getTime() / 1000) * 1000).toISOString().replace(".000Z", "Z");
}
