import * as v from "valibot";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** What Zendesk lets the agent write: anything their role allows, or only internal notes (light agents). */
export type Rights = "full" | "notes_only";

/** `role_type` of a light agent (Zendesk's OpenAPI document, `User.role_type`). */
const LIGHT_AGENT = 1;

const Me = v.object({
  user: v.object({
    only_private_comments: v.optional(v.nullable(v.boolean()), false),
    role_type: v.optional(v.nullable(v.number()), null),
  }),
});

/** Asks Zendesk about the agent themself. Not told: full, since Zendesk refuses by itself what it does not allow. */
export async function readRights(zaf: Zaf): Promise<Rights> {
  const answer = await requestZendesk(zaf, "/api/v2/users/me.json", Me);
  if (!answer.ok) return "full";
  const { only_private_comments: onlyNotes, role_type: role } = answer.value.user;
  return onlyNotes === true || role === LIGHT_AGENT ? "notes_only" : "full";
}
