import type { TimelineEvent } from "#core";
import * as v from "valibot";
import type { Task } from "../queue/message.ts";
import { addMoments } from "../store/ticketMoments.ts";
import { ticketsByIds } from "../store/tickets.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { readAsked } from "./readAsked.ts";
import { unknownTicket } from "./unknownTicket.ts";

const AT_MOST = 500;

const at = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "Wanted: UTC, whole seconds"),
);
const person = v.nullable(v.pipe(v.number(), v.integer()));
const status = v.picklist(["new", "open", "pending", "hold", "solved", "closed", "deleted"]);
/** What Zendesk's audits state outright; levels and steps follow from the rules. */
const Stated = v.variant("kind", [
  v.object({ at, kind: v.literal("status"), status }),
  v.object({ at, kind: v.literal("public_reply_by_agent"), agentId: person }),
  v.object({ at, kind: v.literal("public_comment_by_customer") }),
  v.object({ at, kind: v.literal("assigned"), assigneeId: person }),
]) satisfies v.GenericSchema<TimelineEvent>;
const Asked = v.object({ moments: v.pipe(v.array(Stated), v.maxLength(AT_MOST)) });

/**
 * `POST /api/admin/tickets/:id/history {moments}`: adds to a ticket's history what no webhook told, as Zendesk's audits
 * have it, and has the ticket looked at again. Nothing is ever taken out, and what is known already changes nothing.
 */
export async function addHistory(c: AdminContext): Promise<Response> {
  const asked = await readAsked(c, Asked);
  if (!asked.ok) return asked.error;
  const { DB: db, EVENTS: queue } = c.env;
  const id = Number(c.req.param("id"));
  const [row] = Number.isSafeInteger(id) ? await ticketsByIds(db, [id]) : [];
  if (row === undefined) return unknownTicket();
  const { moments } = asked.value;
  if (moments.length > 0) await addMoments(db, [{ ticketId: id, events: moments }]).run();
  const cause = `admin ${c.get("session")}`;
  await queue.send({ kind: "look", tickets: [id], organizations: [], judge: [], cause } satisfies Task);
  return Response.json({ accepted: moments.length }, { status: 202 });
}
