import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import type { Standin } from "../standin.ts";

const KEEP_ALIVE_MS = 15_000;

/** What happens in the account, as server-sent events with one JSON object each: the workspace's live wire. */
export const eventRoute = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  routes.get("/__standin/apps/events", () => {
    const encoder = new TextEncoder();
    let stop = (): void => {};
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (text: string): void => {
          try {
            controller.enqueue(encoder.encode(text));
          } catch {
            stop();
          }
        };
        const unsubscribe = standin.bus.subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`));
        const keepAlive = setInterval(() => send(": still here\n\n"), KEEP_ALIVE_MS);
        keepAlive.unref();
        stop = () => {
          unsubscribe();
          clearInterval(keepAlive);
        };
        send(": connected\n\n");
      },
      cancel: () => stop(),
    });
    return new Response(stream, {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
    });
  });
  return routes;
};
