import * as v from "valibot";
import type { Task } from "../queue/message.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { readAsked } from "./readAsked.ts";

const AT_MOST = 100;
const ids = v.optional(
  v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(AT_MOST)),
  [],
);
const Asked = v.object({ tickets: ids, organizations: ids });

/** `POST /api/admin/look {tickets?, organizations?}`: reads them again in Zendesk and puts right what differs, soon. */
export async function lookAgain(c: AdminContext): Promise<Response> {
  const asked = await readAsked(c, Asked);
  if (!asked.ok) return asked.error;
  const { tickets, organizations } = asked.value;
  const cause = `admin ${c.get("session")}`;
  const task = { kind: "look", tickets, organizations, judge: [], cause } satisfies Task;
  if (tickets.length + organizations.length > 0) await c.env.EVENTS.send(task);
  return Response.json({ accepted: tickets.length + organizations.length }, { status: 202 });
}
