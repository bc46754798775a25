import { fetchLoaded, loaders } from "../api/queries.ts";
import type { Directory } from "./ticketObject.ts";

/** Looks people and things up through the page's cache, with the agent's permissions. */
export const directory: Directory = {
  user: (id) => fetchLoaded(loaders.user(id)),
  organization: (id) => fetchLoaded(loaders.organization(id)),
  group: async (id) => (await fetchLoaded(loaders.groups())).find((group) => group.id === id),
  comments: (ticketId) => fetchLoaded(loaders.comments(ticketId)),
  hasTicketField: async (id) => (await fetchLoaded(loaders.ticketFields())).some((field) => field.id === id),
  ticketFields: async (name) => {
    const fields = (await fetchLoaded(loaders.ticketFields())).map(
      ({ id, type, title, custom_field_options }) => ({
        name: ["subject", "description", "status", "priority", "group", "assignee"].includes(type)
          ? type
          : type === "tickettype"
            ? "type"
            : `custom_field_${id}`,
        label: title,
        type,
        isVisible: true,
        isEnabled: true,
        optionValues: (custom_field_options ?? []).map((option) => ({
          label: option.name,
          value: option.value,
        })),
      }),
    );
    return name === null ? fields : (fields.find((field) => field.name === name) ?? null);
  },
};
