import { afterEach, beforeEach, expect, test } from "vitest";
import { type Asked, at, listAt, makeTicket, startAsked, textAt } from "./client.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

let asked: Asked;
let receiver: Receiver;
beforeEach(async () => {
  asked = await startAsked({ plan: "enterprise_plus" });
  receiver = await startReceiver();
});
afterEach(async () => {
  await asked.close();
  await receiver.close();
});

test("an uploaded file comes with its comment, and an event of its own tells of it", async () => {
  await asked.ask("POST", "/api/v2/webhooks", {
    webhook: {
      name: "W",
      endpoint: receiver.url,
      http_method: "POST",
      request_format: "json",
      subscriptions: ["zen:event-type:ticket.attachment_linked_to_comment"],
    },
  });
  const id = await makeTicket(asked);
  const uploaded = await asked.ask("POST", "/api/v2/uploads?filename=order.pdf", "signed", {
    headers: { "content-type": "application/pdf" },
  });
  expect(uploaded.status).toBe(201);
  const token = textAt(uploaded.body, "upload", "token");
  const comment = { body: "Signed", public: false, uploads: [token, "unknown"] };
  await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { comment } });
  await asked.idle();
  const { body } = await asked.ask("GET", `/api/v2/tickets/${id}/comments`);
  expect(listAt(body, "comments").at(-1)).toMatchObject({
    attachments: [{ file_name: "order.pdf", content_type: "application/pdf", size: 6 }],
  });
  expect(
    receiver.received.map((each) => at(JSON.parse(each.body), "event", "comment", "attachment")),
  ).toEqual([expect.objectContaining({ filename: "order.pdf", is_public: false })]);
});

test("an upload needs a file name", async () => {
  expect((await asked.ask("POST", "/api/v2/uploads", "x")).status).toBe(400);
});
