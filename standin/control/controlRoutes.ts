import { Hono } from "hono";
import * as v from "valibot";
import { badRequest, jsonReply, noContent } from "../http/reply.ts";
import { refusalReply } from "../http/refusal.ts";
import { MESSAGING_CHANNELS } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { createTicket } from "../tickets/createTicket.ts";
import { NO_WEBHOOK_FAULTS } from "./controlBoard.ts";

const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const faultSchema = v.strictObject({
  match: v.string(),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  retry_after: v.optional(v.number()),
  delay_ms: v.optional(v.number(), 0),
  drop: v.optional(v.boolean(), false),
});
const webhookFaultsSchema = v.strictObject({
  duplicate: v.optional(probability, 0),
  drop: v.optional(probability, 0),
  reorder: v.optional(v.boolean(), false),
  delay_ms: v.optional(v.number(), 0),
  seed: v.optional(v.number(), 1),
});
const clockSchema = v.union([
  v.strictObject({
    now: v.pipe(
      v.string(),
      v.check((text) => !Number.isNaN(Date.parse(text)), "not an instant"),
    ),
  }),
  v.strictObject({ advance_seconds: v.pipe(v.number(), v.minValue(0)) }),
  v.strictObject({ live: v.literal(true) }),
]);

const messageSchema = v.strictObject({
  user_id: v.number(),
  channel: v.optional(v.picklist(MESSAGING_CHANNELS), "native_messaging"),
  text: v.pipe(v.string(), v.nonEmpty()),
});

/** The test's side of the stand-in, under /__standin. No credentials; loopback only. Documented in standin/README.md. */
export const controlRoutes = (standin: Standin): Hono => {
  const app = new Hono();
  const body = async (request: Request): Promise<unknown> => request.json().catch(() => undefined);

  app.post("/reset", () => {
    standin.reset();
    return jsonReply(200, { ok: true });
  });
  app.get("/requests", () => jsonReply(200, { requests: standin.control.requests }));
  app.delete("/requests", () => {
    standin.control.requests = [];
    return noContent();
  });

  app.post("/messages", async (context) => {
    const read = v.safeParse(messageSchema, await body(context.req.raw));
    if (!read.success) return badRequest(v.summarize(read.issues));
    const { user_id, channel, text } = read.output;
    const customer = standin.state.users.get(user_id);
    if (customer?.role !== "end-user") return badRequest("user_id is no end user");
    const conversation = { subject: `Conversation with ${customer.name}`, comment: { body: text } };
    const made = createTicket(standin, customer, conversation, channel);
    return made.ok ? jsonReply(201, { ticket_id: made.value.ticket.id }) : refusalReply(made.refusal);
  });

  app.get("/faults", () => jsonReply(200, { faults: standin.control.faults.map(shownFault) }));
  app.post("/faults", async (context) => {
    const read = v.safeParse(v.union([faultSchema, v.array(faultSchema)]), await body(context.req.raw));
    if (!read.success) return badRequest(v.summarize(read.issues));
    for (const fault of Array.isArray(read.output) ? read.output : [read.output])
      standin.control.faults.push({
        match: fault.match,
        status: fault.status,
        timesLeft: fault.times,
        retryAfterSeconds: fault.retry_after,
        delayMs: fault.delay_ms,
        drop: fault.drop,
      });
    return jsonReply(201, { faults: standin.control.faults.map(shownFault) });
  });
  app.delete("/faults", () => {
    standin.control.faults = [];
    return noContent();
  });

  app.post("/webhooks", async (context) => {
    const read = v.safeParse(webhookFaultsSchema, await body(context.req.raw));
    if (!read.success) return badRequest(v.summarize(read.issues));
    const { delay_ms, ...faults } = read.output;
    standin.control.webhookFaults = { ...faults, delayMs: delay_ms };
    standin.dispatcher.reseed();
    return jsonReply(200, read.output);
  });
  app.delete("/webhooks", () => {
    standin.control.webhookFaults = NO_WEBHOOK_FAULTS;
    standin.dispatcher.reseed();
    return noContent();
  });

  const clockReply = (): Response =>
    jsonReply(200, { now: standin.clock.now().toISOString(), mode: standin.clock.mode() });
  app.get("/clock", clockReply);
  app.post("/clock", async (context) => {
    const read = v.safeParse(clockSchema, await body(context.req.raw));
    if (!read.success) return badRequest(v.summarize(read.issues));
    if ("now" in read.output) standin.clock.set(new Date(read.output.now));
    else if ("advance_seconds" in read.output) standin.clock.advance(read.output.advance_seconds);
    else standin.clock.live();
    return clockReply();
  });

  app.get("/idle", () => {
    const deliveries = standin.dispatcher.pending();
    const jobs = standin.jobs.pending();
    return jsonReply(200, { idle: deliveries === 0 && jobs === 0, deliveries, jobs });
  });
  return app;
};

const shownFault = (
  fault: Standin["control"]["faults"][number],
): { [key: string]: string | number | boolean | null } => ({
  match: fault.match,
  status: fault.status ?? null,
  times_left: fault.timesLeft ?? null,
  retry_after: fault.retryAfterSeconds ?? null,
  delay_ms: fault.delayMs,
  drop: fault.drop,
});
