import type { User } from "../records/user.ts";
import type { StandinContext } from "./environment.ts";

/** The user behind a request that passed the gate; the gate lets no anonymous caller through to a route that asks. */
export const actingUser = (context: StandinContext): User => {
  const actor = context.get("actor");
  if (actor.kind === "anonymous") throw new Error("an anonymous caller passed the gate");
  return actor.user;
};

/** How a change came in: a session is the web interface, a token the API. */
export const channelOf = (context: StandinContext): "web" | "api" => {
  const actor = context.get("actor");
  return actor.kind === "user" && actor.scopes === "all" ? "web" : "api";
};
