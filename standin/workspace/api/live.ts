import * as v from "valibot";
import { sessionStore } from "../session/session.ts";
import { createStore } from "../store.ts";
import { createGatherer } from "./gatherer.ts";
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

/** One thing is shown at once; lists wait, so that a burst of changes does not become a burst of requests. */
const refreshThing = createGatherer(100, (key) => refresh(...key));
const refreshList = createGatherer(2_000, (key) => refresh(...key));

const refreshFor = (event: LiveEvent): void => {
  switch (event.type) {
    case "ticket_changed":
      refreshThing(["ticket", event.id]);
      refreshThing(["comments", event.id]);
      refreshList(["tickets"]);
      break;
    case "organization_changed":
      refreshThing(["organization", event.id]);
      refreshList(["organizations"]);
      break;
    case "user_changed":
      refreshThing(["user", event.id]);
      if (event.id === sessionStore.get().agentId) refreshThing(["me"]);
      break;
    case "reset":
      void queryClient.invalidateQueries();
      break;
    case "app_notification":
      break;
  }
};
