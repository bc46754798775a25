import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { badRequest, jsonReply, payloadTooLarge, recordNotFound, tooManyRequests } from "../http/reply.ts";
import type { Standin } from "../standin.ts";

const MAX_BODY_BYTES = 1024 * 1024;
const LIMIT_PER_MINUTE = 100;

const id = v.union([v.number(), v.pipe(v.string(), v.toNumber())]);
const notifyBody = v.object({
  app_id: id,
  event: v.pipe(v.string(), v.nonEmpty()),
  body: v.optional(v.unknown(), ""),
  agent_id: v.optional(v.nullable(id), null),
});

/** Pushes an event into the open instances of an app. 100 a minute, 1 MB. Source: zendesk-api 2.9 no. 6. */
export const notifyRoute = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  routes.post("/api/v2/apps/notify", async (context) => {
    const text = await context.req.text();
    if (Buffer.byteLength(text) > MAX_BODY_BYTES) return payloadTooLarge();
    const rate = standin.rates.count("apps-notify", LIMIT_PER_MINUTE, 60);
    if (!rate.allowed)
      return tooManyRequests("Number of allowed app notifications per minute exceeded", rate.resetSeconds);
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), notifyBody), text);
    if (!read.success) return badRequest(v.summarize(read.issues));
    const { app_id, event, body, agent_id } = read.output;
    if (!standin.state.apps.has(app_id)) return recordNotFound();
    standin.bus.publish({
      type: "app_notification",
      app_id,
      event,
      body: typeof body === "string" ? body : JSON.stringify(body),
      agent_id,
      sender_id: actingUser(context).id,
    });
    return jsonReply(200, {});
  });
  return routes;
};
