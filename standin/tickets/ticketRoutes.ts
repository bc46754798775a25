import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import type { Standin } from "../standin.ts";
import { commentRoutes } from "./commentRoutes.ts";
import { deletedTicketRoutes } from "./deletedTicketRoutes.ts";
import { importRoutes } from "./importRoutes.ts";
import { requestRoutes } from "./requestRoutes.ts";
import { satisfactionRoutes } from "./satisfactionRoutes.ts";
import { ticketBulkRoutes } from "./ticketBulkRoutes.ts";
import { ticketReadRoutes } from "./ticketReadRoutes.ts";
import { ticketTagRoutes } from "./ticketTagRoutes.ts";
import { ticketWriteRoutes } from "./ticketWriteRoutes.ts";
import { uploadRoutes } from "./uploadRoutes.ts";

/** All that begins with a ticket. Bulk paths come before those with an id. */
export const ticketRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const parts = [
    ticketBulkRoutes,
    ticketReadRoutes,
    ticketWriteRoutes,
    ticketTagRoutes,
    commentRoutes,
    deletedTicketRoutes,
    importRoutes,
    requestRoutes,
    satisfactionRoutes,
    uploadRoutes,
  ];
  for (const part of parts) app.route("/", part(standin));
  return app;
};
