import * as v from "valibot";
import { checkJobs } from "../effects/checkJobs.ts";
import { flush } from "../effects/flush.ts";
import { announce } from "../effects/announce.ts";
import { checkPolicy } from "../policy/checkPolicy.ts";
import { currentPolicy } from "../policy/currentPolicy.ts";
import { openShell, type Shell } from "../shell.ts";
import { putDeadLetter } from "../store/deadLetters.ts";
import { deliveriesSeen } from "../store/deliveries.ts";
import { beat } from "../store/heartbeats.ts";
import { recordContact } from "./recordContact.ts";
import { type Delivery, Message, type Task } from "./message.ts";
import { NOTHING_TO_LOOK_AT, type Plan } from "./plan.ts";
import { reconcile, type Reconciled } from "./reconcile.ts";
import { rejudgePage } from "./rejudgePage.ts";

/** Without a policy nothing can be decided: the app is not installed yet, or Zendesk does not answer. */
const NO_POLICY_SECONDS = 30;

/**
 * One batch of the queue: worked off together, because a hundred tickets cost no more requests than one. When that
 * fails for a reason we did not foresee, each message is worked off alone, so that one cannot take others with it.
 */
export async function consumeEvents(batch: MessageBatch<unknown>, env: Env): Promise<void> {
  const shell = openShell(env, new Date());
  try {
    await workOff(shell, batch.messages);
  } catch (error) {
    console.error("a batch failed; its messages are tried one by one", error);
    for (const message of batch.messages) await workOffAlone(env, message);
  }
  await recordContact(shell, [beat(shell.db, "batch", shell.nowText, lagSeconds(batch, shell.now))]);
}

async function workOffAlone(env: Env, message: QueueMessage): Promise<void> {
  try {
    await workOff(openShell(env, new Date()), [message]);
  } catch (error) {
    console.error("a message failed", { id: message.id, attempts: message.attempts }, error);
    message.retry({ delaySeconds: Math.min(600, 5 * 2 ** message.attempts) });
  }
}

type QueueMessage = MessageBatch<unknown>["messages"][number];
type Read = { readonly carrier: QueueMessage; readonly body: Message };

async function workOff(shell: Shell, messages: readonly QueueMessage[]): Promise<void> {
  const read = await readMessages(shell, messages);
  if (read.some(({ body }) => body.kind === "policy_check")) await checkPolicy(shell);
  const current = await currentPolicy(shell);
  if (current === null) {
    for (const { carrier, body } of read) {
      if (body.kind === "policy_check") carrier.ack();
      else carrier.retry({ delaySeconds: NO_POLICY_SECONDS });
    }
    return;
  }
  const looked = await reconcile(shell, current, await planOf(shell, read));
  for (const { body } of read) if (body.kind === "rejudge") await rejudgePage(shell, current, body);
  if (read.some(({ body }) => body.kind === "check_jobs")) await checkJobs(shell);
  await flush(shell, current);
  await announce(shell, looked.learnt);
  for (const each of read) giveVerdict(each, looked);
}

/** Ack when it had its effect (or never can), retry when reading it again later is worth it. */
function giveVerdict({ carrier, body }: Read, { waitingTickets, waitingOrganizations }: Reconciled): void {
  const tickets = ticketsOf(body).filter((id) => waitingTickets.ids.has(id));
  const organizations = organizationsOf(body).filter((id) => waitingOrganizations.ids.has(id));
  if (tickets.length === 0 && organizations.length === 0) carrier.ack();
  else carrier.retry({ delaySeconds: Math.max(1, waitingTickets.seconds, waitingOrganizations.seconds) });
}

function ticketsOf(body: Message): readonly number[] {
  if (body.kind === "look") return body.tickets;
  return body.kind === "delivery" && body.about.kind === "ticket" ? [body.about.id] : [];
}

function organizationsOf(body: Message): readonly number[] {
  if (body.kind === "look") return [...body.organizations, ...body.judge];
  return body.kind === "delivery" && body.about.kind === "organization" ? [body.about.id] : [];
}

/** What no version of this Worker wrote is kept as a dead letter: retrying would not make it readable. */
async function readMessages(shell: Shell, messages: readonly QueueMessage[]): Promise<readonly Read[]> {
  const read: Read[] = [];
  for (const carrier of messages) {
    const parsed = v.safeParse(Message, carrier.body);
    if (parsed.success) {
      read.push({ carrier, body: parsed.output });
      continue;
    }
    const body = JSON.stringify(carrier.body) ?? "undefined";
    const letter = {
      id: carrier.id,
      body,
      attempts: carrier.attempts,
      sentAt: carrier.timestamp.toISOString(),
    };
    await putDeadLetter(shell.db, letter, shell.nowText).run();
    carrier.ack();
  }
  return read;
}

async function planOf(shell: Shell, read: readonly Read[]): Promise<Plan> {
  const deliveries = new Map<string, Delivery>();
  const looks: Extract<Task, { kind: "look" }>[] = [];
  for (const { body } of read) {
    if (body.kind === "delivery") deliveries.set(body.id, body);
    if (body.kind === "look") looks.push(body);
  }
  const seen = await deliveriesSeen(shell.db, [...deliveries.keys()]);
  return {
    ...NOTHING_TO_LOOK_AT,
    deliveries: [...deliveries.values()].filter(({ id }) => !seen.has(id)),
    readTickets: looks.flatMap(({ tickets }) => tickets),
    refusedTickets: looks.flatMap(({ tickets, wasRefused }) => (wasRefused === true ? tickets : [])),
    readOrganizations: looks.flatMap(({ organizations }) => organizations),
    judge: looks.flatMap(({ judge }) => judge),
    ticketsOf: looks.flatMap(({ judge }) => judge),
    cause: looks[0]?.cause ?? "",
  };
}

/** How long the oldest event of this batch has been waiting since it came to our door. */
function lagSeconds(batch: MessageBatch<unknown>, now: Date): string {
  const arrivals = batch.messages.flatMap(({ body }) => {
    const delivery = v.safeParse(Arrived, body);
    return delivery.success ? [Date.parse(delivery.output.receivedAt)] : [];
  });
  return String(Math.round(Math.max(0, now.getTime() - Math.min(now.getTime(), ...arrivals)) / 1000));
}

const Arrived = v.object({ kind: v.literal("delivery"), receivedAt: v.pipe(v.string(), v.isoTimestamp()) });
