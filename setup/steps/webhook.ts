import { ok } from "#core";
import type { NewWebhook, Trigger, Webhook, ZendeskError } from "#zendesk";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Step } from "../step.ts";
import { CUSTOMER_EVENTS, TICKET_EVENTS, TRIGGER_SUBSCRIPTION } from "./eventTypes.ts";

/** Subscribed to events: to all of them, or (where the account refuses ticket events) to those of customers. */
export const EVENT_WEBHOOK = "Tierwise";
/** Only where the account refuses ticket events: called by our trigger. */
export const TICKET_WEBHOOK = "Tierwise tickets";
const TRIGGER = "Tierwise: tell the Worker";

/** Our own small body; all that the Worker needs is which ticket to look at. */
const TRIGGER_BODY = JSON.stringify({ tierwise: 1, ticket_id: "{{ticket.id}}" });

type Found = {
  readonly events: Webhook | null;
  readonly tickets: Webhook | null;
  readonly trigger: Trigger | null;
};

/** Zendesk tells the Worker what changed. One event webhook; or that one and a trigger with a webhook of its own. */
export const webhook: Step = {
  title: "Webhook",
  async check(account) {
    const found = await find(account);
    return found.ok ? ok(differences(account, found.value)) : found;
  },
  async apply(account) {
    const found = await find(account);
    if (!found.ok) return found;
    if (found.value.tickets !== null) return viaTrigger(account, found.value);
    const whole = await subscribe(account, found.value.events, [...TICKET_EVENTS, ...CUSTOMER_EVENTS]);
    if (whole === null) return ok(null);
    // Which plans may subscribe to ticket events is unconfirmed (docs/unconfirmed.md): where not, a trigger tells us.
    return whole.reason === "invalid" ? viaTrigger(account, found.value) : problemOf("Webhook", whole);
  },
  async remains(account) {
    const found = await find(account);
    if (!found.ok) return found;
    const { events, tickets, trigger } = found.value;
    return ok([
      ...(trigger === null ? [] : [`Trigger "${trigger.title}"`]),
      ...[tickets, events].flatMap((each) =>
        each === null ? [] : [`Webhook "${each.name}" to ${each.endpoint}`],
      ),
    ]);
  },
  async undo(account) {
    const found = await find(account);
    if (!found.ok) return found;
    const { events, tickets, trigger } = found.value;
    if (trigger !== null) {
      const gone = await patiently(() => account.zendesk.triggers.remove(trigger.id));
      if (!gone.ok) return problemOf("Removing the trigger", gone.error);
    }
    for (const each of [tickets, events]) {
      if (each === null) continue;
      const gone = await patiently(() => account.zendesk.webhooks.remove(each.id));
      if (!gone.ok) return problemOf("Removing the webhook", gone.error);
    }
    return ok(null);
  },
};

async function find({ zendesk }: SetupAccount): Promise<SetupResult<Found>> {
  const webhooks = await patiently(() => zendesk.webhooks.list());
  if (!webhooks.ok) return problemOf("Webhooks", webhooks.error);
  const named = (name: string): Webhook | null => webhooks.value.find((each) => each.name === name) ?? null;
  const tickets = named(TICKET_WEBHOOK);
  if (tickets === null) return ok({ events: named(EVENT_WEBHOOK), tickets, trigger: null });
  const triggers = await patiently(() => zendesk.triggers.list());
  if (!triggers.ok) return problemOf("Triggers", triggers.error);
  const trigger = triggers.value.find(({ title }) => title === TRIGGER) ?? null;
  return ok({ events: named(EVENT_WEBHOOK), tickets, trigger });
}

function differences(account: SetupAccount, { events, tickets, trigger }: Found): readonly string[] {
  const wanted = tickets === null ? [...TICKET_EVENTS, ...CUSTOMER_EVENTS] : CUSTOMER_EVENTS;
  const wrong = (each: Webhook): readonly string[] => [
    ...(each.endpoint === endpointOf(account) ? [] : [`Webhook "${each.name}" points to ${each.endpoint}.`]),
    ...(each.status === "active" ? [] : [`Webhook "${each.name}" is switched off.`]),
  ];
  if (events === null) return [`Webhook "${EVENT_WEBHOOK}" is missing.`];
  const missing = wanted.filter((type) => !events.subscriptions.includes(type));
  const triggered = tickets === null ? [] : wrong(tickets);
  return [
    ...wrong(events),
    ...(missing.length === 0
      ? []
      : [`Webhook "${EVENT_WEBHOOK}" is not told of ${missing.map(shortName).join(", ")}.`]),
    ...triggered,
    ...(tickets === null || trigger?.active === true
      ? []
      : [`Trigger "${TRIGGER}" is missing or switched off.`]),
  ];
}

/** Null: done. */
async function subscribe(
  account: SetupAccount,
  existing: Webhook | null,
  subscriptions: readonly string[],
): Promise<ZendeskError | null> {
  const body = webhookTo(account, EVENT_WEBHOOK, subscriptions);
  const { webhooks } = account.zendesk;
  const done =
    existing === null
      ? await patiently(() => webhooks.create(body))
      : await patiently(() => webhooks.update(existing.id, body));
  return done.ok ? null : done.error;
}

async function viaTrigger(account: SetupAccount, found: Found): Promise<SetupResult<null>> {
  const { zendesk } = account;
  const refused = await subscribe(account, found.events, CUSTOMER_EVENTS);
  if (refused !== null) return problemOf("Webhook for organizations", refused);
  const body = webhookTo(account, TICKET_WEBHOOK, [TRIGGER_SUBSCRIPTION]);
  const existing = found.tickets;
  let id = existing?.id ?? null;
  if (id === null) {
    const made = await patiently(() => zendesk.webhooks.create(body));
    if (!made.ok) return problemOf("Webhook for tickets", made.error);
    id = made.value.id;
  } else {
    const webhookId = id;
    const done = await patiently(() => zendesk.webhooks.update(webhookId, body));
    if (!done.ok) return problemOf("Webhook for tickets", done.error);
  }
  const trigger = {
    title: TRIGGER,
    active: true,
    conditions: {
      all: [],
      any: [
        { field: "update_type", operator: "is", value: "Create" },
        { field: "update_type", operator: "is", value: "Change" },
      ],
    },
    actions: [{ field: "notification_webhook", value: [id, TRIGGER_BODY] }],
  };
  const known = found.trigger;
  const done =
    known === null
      ? await patiently(() => zendesk.triggers.create(trigger))
      : await patiently(() => zendesk.triggers.update(known.id, trigger));
  return done.ok ? ok(null) : problemOf("Trigger", done.error);
}

const endpointOf = ({ workerUrl }: SetupAccount): string => `${workerUrl}/webhooks/zendesk`;

const webhookTo = (account: SetupAccount, name: string, subscriptions: readonly string[]): NewWebhook => ({
  name,
  description: "Tells Tierwise what changed. Made by its setup; remove it with the setup's --remove.",
  endpoint: endpointOf(account),
  http_method: "POST",
  request_format: "json",
  status: "active",
  subscriptions,
});

const shortName = (type: string): string => type.replace("zen:event-type:", "");
