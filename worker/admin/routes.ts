import { Hono } from "hono";
import { addHistory } from "./addHistory.ts";
import type { AdminEnvironment } from "./adminEnvironment.ts";
import { adminOnly } from "./adminOnly.ts";
import { deadLetters, replayDeadLetters } from "./deadLetters.ts";
import { lookAgain } from "./lookAgain.ts";
import { openSession } from "./openSession.ts";
import { pauses } from "./pauses.ts";
import { preview } from "./preview.ts";
import { recalculation } from "./recalculation.ts";
import { ticketHistory } from "./ticketHistory.ts";

/** `/api/admin/*`: what only Zendesk's admins may ask of the Worker. */
export const admin = new Hono<AdminEnvironment>();

admin.post("/session", openSession);
admin.use("*", adminOnly);
admin.post("/preview", preview);
admin.get("/tickets/:id/history", ticketHistory);
admin.post("/tickets/:id/history", addHistory);
admin.post("/look", lookAgain);
admin.get("/recalculation", recalculation);
admin.get("/pauses", pauses);
admin.get("/dead-letters", deadLetters);
admin.post("/dead-letters/replay", replayDeadLetters);
