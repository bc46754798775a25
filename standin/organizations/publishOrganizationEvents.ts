import { randomUUID } from "node:crypto";
import type { Organization } from "../records/organization.ts";
import type { Standin } from "../standin.ts";
import type { OwnerChange } from "../users/publishUserEvents.ts";

/** Sends organization events: no fields, no tags, no actor in the detail. Source: zendesk-api 1.6. */
export const publishOrganizationEvents = (
  standin: Standin,
  organization: Organization,
  changes: readonly OwnerChange[],
): void => {
  const time = standin.clock.exact();
  standin.dispatcher.publish(
    standin.state,
    changes.map(({ name, event }) => ({
      account_id: standin.state.account.id,
      detail: {
        created_at: organization.created_at,
        external_id: organization.external_id,
        group_id: organization.group_id === null ? null : String(organization.group_id),
        id: String(organization.id),
        name: organization.name,
        shared_comments: organization.shared_comments,
        shared_tickets: organization.shared_tickets,
        updated_at: organization.updated_at,
      },
      event,
      id: randomUUID(),
      subject: `zen:organization:${organization.id}`,
      time,
      type: `zen:event-type:organization.${name}`,
      zendesk_event_version: "2022-11-06",
    })),
  );
};
