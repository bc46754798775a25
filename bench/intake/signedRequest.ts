import { createHmac, randomUUID } from "node:crypto";

/** The bytes of one signed delivery on the wire, as Zendesk sends it: a ticket.created event, pretty-printed, about 2 KB. */
export function signedRequest(options: {
  readonly secret: string;
  readonly accountId: number;
  readonly ticketId: number;
  readonly now: Date;
}): Buffer {
  const { secret, accountId, ticketId, now } = options;
  const body = JSON.stringify(ticketCreated(accountId, ticketId, now.toISOString()), null, 2);
  const timestamp = `${now.toISOString().slice(0, 19)}Z`;
  const signature = createHmac("sha256", secret)
    .update(timestamp + body)
    .digest("base64");
  const head = [
    "POST /webhooks/zendesk HTTP/1.1",
    "host: tierwise.test",
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-zendesk-account-id: ${accountId}`,
    "x-zendesk-webhook-id: 01KAM2W7Q8B0Z7Q0C4F6Y2N9XH",
    `x-zendesk-webhook-invocation-id: ${randomUUID()}`,
    `x-zendesk-webhook-signature: ${signature}`,
    `x-zendesk-webhook-signature-timestamp: ${timestamp}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function ticketCreated(accountId: number, ticketId: number, at: string): unknown {
  const description = "The label printer on the second floor stops after every third page. ".repeat(15);
  return {
    account_id: accountId,
    detail: {
      actor_id: "8447388090494",
      assignee_id: null,
      brand_id: "8447346621310",
      created_at: at,
      custom_status: "8447320465790",
      description,
      external_id: null,
      form_id: "8646151517822",
      group_id: "8447320466430",
      id: String(ticketId),
      is_public: true,
      organization_id: "8447346622462",
      priority: "NORMAL",
      requester_id: "8447388090494",
      status: "NEW",
      subject: "Label printer stops",
      submitter_id: "8447388090494",
      tags: ["printer"],
      type: "INCIDENT",
      updated_at: at,
      via: { channel: "web_form" },
    },
    event: {},
    id: randomUUID(),
    subject: `zen:ticket:${ticketId}`,
    time: at.replace("Z", "672717Z"),
    type: "zen:event-type:ticket.created",
    zendesk_event_version: "2022-11-06",
  };
}
