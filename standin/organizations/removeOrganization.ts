import type { Organization } from "../records/organization.ts";
import type { Standin } from "../standin.ts";
import { publishOrganizationEvents } from "./publishOrganizationEvents.ts";

/** Removes an organization. Its tickets and users go to `heir` (a merge) or to none, without events of their own (UNCONFIRMED). */
export const removeOrganization = (
  standin: Standin,
  organization: Organization,
  heir: Organization | undefined,
): void => {
  const { state } = standin;
  state.organizations.delete(organization.id);
  for (const user of state.users.values()) {
    if (!user.organization_ids.includes(organization.id)) continue;
    const left = user.organization_ids.map((id) => (id === organization.id ? heir?.id : id));
    user.organization_ids = [...new Set(left.flatMap((id) => id ?? []))];
  }
  for (const ticket of state.tickets.values()) {
    if (ticket.organization_id !== organization.id) continue;
    ticket.organization_id = heir?.id ?? null;
    ticket.generated_timestamp = standin.clock.epochSeconds();
    standin.bus.publish({ type: "ticket_changed", id: ticket.id });
  }
  publishOrganizationEvents(standin, organization, [{ name: "deleted", event: {} }]);
  standin.bus.publish({ type: "organization_changed", id: organization.id });
};
