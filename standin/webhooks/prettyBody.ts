import type { ZendeskEvent } from "../records/webhook.ts";

/** The body as it goes on the wire: keys in order, three spaces, `{ }` for an empty object, a trailing newline. Source: zendesk-api 1.7 no. 6. */
export const prettyBody = (event: ZendeskEvent): string =>
  `${JSON.stringify(sorted(event), null, 3).replace(/: \{\}/g, ": { }")}\n`;

const sorted = (event: ZendeskEvent): object => ({
  account_id: event.account_id,
  detail: Object.fromEntries(Object.entries(event.detail).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  event: event.event,
  id: event.id,
  subject: event.subject,
  time: event.time,
  type: event.type,
  zendesk_event_version: event.zendesk_event_version,
});
