import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import type { Actor } from "./authenticate.ts";

/** What every route of the API finds in its context: the connection and who asks. */
export type StandinEnvironment = { Bindings: { incoming?: IncomingMessage }; Variables: { actor: Actor } };

export type StandinContext = Context<StandinEnvironment>;
