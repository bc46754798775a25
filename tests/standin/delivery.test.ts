import { afterEach, beforeEach, expect, test } from "vitest";
import { createCircuitBreaker } from "../../standin/webhooks/circuitBreaker.ts";
import { type Asked, at, listAt, startAsked, textAt } from "./client.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

let asked: Asked;
let receiver: Receiver;
beforeEach(async () => {
  asked = await startAsked({ plan: "trial" });
  receiver = await startReceiver();
});
afterEach(async () => {
  await asked.close();
  await receiver.close();
});

const subscribe = async (name = "W") =>
  asked.ask("POST", "/api/v2/webhooks", {
    webhook: {
      name,
      endpoint: receiver.url,
      http_method: "POST",
      request_format: "json",
      subscriptions: ["zen:event-type:ticket.created"],
    },
  });
const manyTickets = (count: number) => ({
  tickets: Array.from({ length: count }, (_, index) => ({ subject: `t${index}`, comment: { body: "x" } })),
});
const until = async (met: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !met(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
};

test("a trial account sends 60 invocations a minute; the rest waits, marked as throttled", async () => {
  const webhook = textAt((await subscribe()).body, "webhook", "id");
  await asked.ask("POST", "/api/v2/tickets/create_many", manyTickets(70));
  await until(() => receiver.received.length >= 60);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(receiver.received).toHaveLength(60);
  const { body } = await asked.ask("GET", `/api/v2/webhooks/${webhook}/invocations?filter[status]=throttled`);
  expect(listAt(body, "invocations")).toHaveLength(10);
  await asked.ask("POST", "/__standin/clock", { advance_seconds: 61 });
  await asked.idle();
  expect(receiver.received).toHaveLength(70);
});

test("a trial account has ten webhooks and no eleventh", async () => {
  for (let count = 0; count < 10; count += 1) expect((await subscribe(`W${count}`)).status).toBe(201);
  expect((await subscribe("W11")).status).toBe(400);
});

test("the circuit opens for five seconds when 70 % of at least 100 requests failed", () => {
  const breaker = createCircuitBreaker();
  for (let count = 0; count < 99; count += 1) breaker.record("w", 1_000, true);
  expect(breaker.isOpen("w", 1_000)).toBe(false);
  breaker.record("w", 1_000, true);
  expect([
    breaker.isOpen("w", 1_000),
    breaker.isOpen("w", 5_999),
    breaker.isOpen("w", 6_000),
    breaker.isOpen("other", 1_000),
  ]).toEqual([true, true, false, false]);
});

test("a few failures among many successes leave the circuit closed", () => {
  const breaker = createCircuitBreaker();
  for (let count = 0; count < 200; count += 1) breaker.record("w", 1_000, count % 2 === 0);
  expect(breaker.isOpen("w", 1_000)).toBe(false);
});

test("a job that waits while the account is reset does nothing to the new account", async () => {
  for (let count = 0; count < 3; count += 1)
    await asked.ask("POST", "/api/v2/tickets/create_many", manyTickets(50));
  asked.standin.jobs.enqueue(asked.standin.state, "Bulk Create Ticket", [1], () => {
    throw new Error("ran after the reset");
  });
  const job = [...asked.standin.state.jobs.values()].at(-1);
  asked.standin.reset();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(job?.status).toBe("killed");
  expect(at((await asked.ask("GET", "/api/v2/tickets/count")).body, "count", "value")).toBe(0);
});

test("an endpoint nobody listens on is logged as failed and not tried again", async () => {
  const webhook = textAt((await subscribe()).body, "webhook", "id");
  await receiver.close();
  await asked.ask("POST", "/api/v2/tickets", { ticket: { comment: { body: "x" } } });
  await asked.idle();
  const { body } = await asked.ask("GET", `/api/v2/webhooks/${webhook}/invocations`);
  expect(listAt(body, "invocations").map((each) => at(each, "status"))).toEqual(["failed"]);
});
