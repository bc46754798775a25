import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import type { Standin } from "../standin.ts";
import { ownerFieldRoutes } from "./ownerFieldRoutes.ts";
import { ticketFieldRoutes } from "./ticketFieldRoutes.ts";

/** Fields of tickets, organizations and users. */
export const fieldRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  app.route("/", ticketFieldRoutes(standin));
  app.route("/", ownerFieldRoutes(standin, "organization"));
  app.route("/", ownerFieldRoutes(standin, "user"));
  return app;
};
