import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";

/** One change of a user or organization: the event's last name part and its `event` object. */
export type OwnerChange = { name: string; event: JsonObject };

/** Sends user events: "none" is "0" for ids and "" for texts; no actor. Source: zendesk-api 1.6. */
export const publishUserEvents = (standin: Standin, user: User, changes: readonly OwnerChange[]): void => {
  const time = standin.clock.exact();
  standin.dispatcher.publish(
    standin.state,
    changes.map(({ name, event }) => ({
      account_id: standin.state.account.id,
      detail: {
        created_at: user.created_at,
        default_group_id: String(user.default_group_id ?? 0),
        email: user.email ?? "",
        external_id: user.external_id ?? "",
        id: String(user.id),
        organization_id: String(user.organization_ids[0] ?? 0),
        role: user.role,
        updated_at: user.updated_at,
      },
      event,
      id: randomUUID(),
      subject: `zen:user:${user.id}`,
      time,
      type: `zen:event-type:user.${name}`,
      zendesk_event_version: "2022-11-06",
    })),
  );
};
