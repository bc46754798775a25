import * as v from "valibot";
import { sessionStore } from "../session/session.ts";
import { createStore } from "../store.ts";
import { queryClient, refresh } from "./queries.ts";

const eventSchema = v.variant("type", [
  v.object({ type: v.literal("ticket_changed"), id: v.number() }),
  v.object({ type: v.literal("organization_changed"), id: v.number() }),
  v.object({ type: v.literal("user_changed"), id: v.number() }),
  v.object({ type: v.literal("reset") }),
  v.object({
    type: v.literal("app_notification"),
    app_id: v.number(),
    event: v.string(),
    body: v.string(),
    agent_id: v.nullable(v.number()),
    sender_id: v.number(),
  }),
]);
export type LiveEvent = v.InferOutput<typeof eventSchema>;

/** The last thing that happened in the account. */
export const liveEvents = createStore<LiveEvent | undefined>(undefined);

/** Listens to the stand-in and refreshes what is on the screen. Returns the function that stops it. */
export const startLive = (): (() => void) => {
  const source = new EventSource("/__standin/apps/events");
  source.addEventListener("message", ({ data }) => {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), eventSchema), data);
    if (!read.success) return;
    refreshFor(read.output);
    liveEvents.set(read.output);
  });
  return () => source.close();
};

const refreshFor = (event: LiveEvent): void => {
  switch (event.type) {
    case "ticket_changed":
      refresh("ticket", event.id);
      refresh("comments", event.id);
      refresh("tickets");
      break;
    case "organization_changed":
      refresh("organization", event.id);
      refresh("organizations");
      break;
    case "user_changed":
      refresh("user", event.id);
      if (event.id === sessionStore.get().agentId) refresh("me");
      break;
    case "reset":
      void queryClient.invalidateQueries();
      break;
    case "app_notification":
      break;
  }
};
