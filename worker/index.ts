import { Hono } from "hono";
import { api } from "./api/routes.ts";
import { scheduled } from "./cron/scheduled.ts";
import { consumeEvents } from "./queue/consume.ts";
import { consumeDeadLetters } from "./queue/deadLetters.ts";
import { webhooks } from "./webhooks/receive.ts";

const DEAD_LETTER_QUEUE = "tierwise-dead-letters";

const app = new Hono<{ Bindings: Env }>();
app.route("/webhooks", webhooks);
app.route("/", api);
app.notFound((c) => c.json({ error: "not_found", message: "There is nothing at this address." }, 404));
app.onError((error) => {
  console.error("a request failed", error);
  const body = { error: "unavailable", message: "Something failed on our side; try again in half a minute." };
  return Response.json(body, { status: 503, headers: { "Retry-After": "30" } });
});

// `satisfies` keeps the handlers' own types, so that tests can call them.
export default {
  fetch: app.fetch,
  queue: (batch, env) =>
    batch.queue === DEAD_LETTER_QUEUE ? consumeDeadLetters(batch, env) : consumeEvents(batch, env),
  scheduled,
} satisfies ExportedHandler<Env, unknown>;
