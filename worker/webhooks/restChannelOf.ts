/** Names that differ between events and the REST API (facts zendesk-api 1.7); all others are the same in both. */
const EVENT_TO_REST = new Map([
  ["web_service", "api"],
  ["web_form", "web"],
  ["mail", "email"],
]);

/** An event's `via.channel` by its name in the REST API, which is the one that conditions use. */
export const restChannelOf = (channel: string): string => EVENT_TO_REST.get(channel) ?? channel;
