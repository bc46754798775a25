import type { JsonObject } from "../json.ts";
import { organizationView } from "../organizations/organizationView.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { userView } from "../users/userView.ts";

/** What `?include=users,organizations,groups` puts beside tickets. Others are left out. */
export const ticketSideloads = (standin: Standin, url: string, tickets: readonly Ticket[]): JsonObject => {
  const wanted = (new URL(url).searchParams.get("include") ?? "").split(",");
  const { state } = standin;
  const beside: { [name: string]: JsonObject[] } = {};
  if (wanted.includes("users")) {
    const ids = new Set(
      tickets.flatMap((ticket) => [
        ticket.requester_id,
        ticket.submitter_id,
        ticket.assignee_id ?? ticket.requester_id,
      ]),
    );
    beside["users"] = [...ids]
      .flatMap((id) => state.users.get(id) ?? [])
      .map((user) => userView(standin, user));
  }
  if (wanted.includes("organizations")) {
    const ids = new Set(tickets.flatMap((ticket) => ticket.organization_id ?? []));
    beside["organizations"] = [...ids]
      .flatMap((id) => state.organizations.get(id) ?? [])
      .map((each) => organizationView(standin, each));
  }
  if (wanted.includes("groups")) {
    const ids = new Set(tickets.flatMap((ticket) => ticket.group_id ?? []));
    beside["groups"] = [...ids]
      .flatMap((id) => state.groups.get(id) ?? [])
      .map((group) => ({ id: group.id, name: group.name }));
  }
  return beside;
};

/** `?include=slas`: a place for the policy's metrics; the stand-in runs no clocks. */
export const withSlas = (url: string, view: JsonObject): JsonObject =>
  (new URL(url).searchParams.get("include") ?? "").split(",").includes("slas")
    ? { ...view, slas: { policy_metrics: [] } }
    : view;
