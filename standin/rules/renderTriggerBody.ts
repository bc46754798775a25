import { Liquid } from "liquidjs";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";

const liquid = new Liquid();

const titleCase = (word: string | null): string =>
  word === null ? "" : word.charAt(0).toUpperCase() + word.slice(1);

/** A trigger's own webhook body with its placeholders filled. Source: zendesk-api 1.1 (Title-case status and priority). */
export const renderTriggerBody = (
  standin: Standin,
  ticket: Ticket,
  actorId: number,
  template: string,
): string => {
  const { state } = standin;
  const person = (id: number | null) => {
    const user = state.users.get(id ?? -1);
    return {
      id: user?.id ?? "",
      name: user?.name ?? "",
      email: user?.email ?? "",
      external_id: user?.external_id ?? "",
    };
  };
  const organization = state.organizations.get(ticket.organization_id ?? -1);
  const fields = Object.fromEntries(
    [...state.ticketFields.values()].map((field) => [
      `ticket_field_${field.id}`,
      ticket.field_values.get(field.id) ?? "",
    ]),
  );
  const context = {
    ticket: {
      ...fields,
      id: ticket.id,
      title: ticket.subject,
      description: ticket.description,
      status: titleCase(ticket.status),
      priority: titleCase(ticket.priority),
      ticket_type: titleCase(ticket.type),
      tags: ticket.tags.join(" "),
      external_id: ticket.external_id ?? "",
      due_date: ticket.due_at ?? "",
      created_at_with_timestamp: ticket.created_at,
      updated_at_with_timestamp: ticket.updated_at,
      url: `${standin.url}/agent/tickets/${ticket.id}`,
      account: state.account.subdomain,
      requester: person(ticket.requester_id),
      assignee: person(ticket.assignee_id),
      group: { id: ticket.group_id ?? "", name: state.groups.get(ticket.group_id ?? -1)?.name ?? "" },
      organization: {
        id: organization?.id ?? "",
        name: organization?.name ?? "",
        external_id: organization?.external_id ?? "",
        custom_fields: Object.fromEntries(organization?.organization_fields ?? []),
      },
      latest_comment: ticket.comments.at(-1)?.body ?? "",
    },
    current_user: person(actorId),
  };
  const rendered: unknown = liquid.parseAndRenderSync(template, context);
  return typeof rendered === "string" ? rendered : "";
};
