import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { jsonReply, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { Standin } from "../standin.ts";
import type { Brand, CustomStatus, TicketForm } from "../state.ts";

/** What an account has one of or few: brands, ticket forms, custom statuses, tags, locales. Read only. */
export const accountRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const stamps = (): JsonObject => ({ created_at: standin.clock.iso(), updated_at: standin.clock.iso() });
  const brandView = (brand: Brand): JsonObject => ({
    url: `${standin.url}/api/v2/brands/${brand.id}.json`,
    ...brand,
    brand_url: standin.url,
    has_help_center: false,
    help_center_state: "disabled",
    is_deleted: false,
    ticket_form_ids: [...standin.state.ticketForms.keys()],
    ...stamps(),
  });
  const formView = (form: TicketForm): JsonObject => ({
    url: `${standin.url}/api/v2/ticket_forms/${form.id}.json`,
    ...form,
    raw_name: form.name,
    display_name: form.name,
    raw_display_name: form.name,
    position: 1,
    end_user_visible: true,
    in_all_brands: true,
    restricted_brand_ids: [],
    agent_conditions: [],
    end_user_conditions: [],
    ...stamps(),
  });
  const statusView = (status: CustomStatus): JsonObject => ({
    url: `${standin.url}/api/v2/custom_statuses/${status.id}.json`,
    ...status,
    raw_agent_label: status.agent_label,
    end_user_label: status.agent_label,
    raw_end_user_label: status.agent_label,
    description: "",
    raw_description: "",
    end_user_description: "",
    raw_end_user_description: "",
    active: true,
    ...stamps(),
  });

  app.get("/api/v2/brands", (context) =>
    paginate({
      url: context.req.url,
      plural: "brands",
      items: [...standin.state.brands.values()],
      view: brandView,
    }),
  );
  app.get("/api/v2/brands/:id{[0-9]+}", (context) => {
    const brand = standin.state.brands.get(Number(context.req.param("id")));
    return brand === undefined ? recordNotFound() : jsonReply(200, { brand: brandView(brand) });
  });
  app.get("/api/v2/ticket_forms", (context) =>
    paginate({
      url: context.req.url,
      plural: "ticket_forms",
      items: [...standin.state.ticketForms.values()],
      view: formView,
    }),
  );
  app.get("/api/v2/ticket_forms/:id{[0-9]+}", (context) => {
    const form = standin.state.ticketForms.get(Number(context.req.param("id")));
    return form === undefined ? recordNotFound() : jsonReply(200, { ticket_form: formView(form) });
  });
  app.get("/api/v2/custom_statuses", () =>
    jsonReply(200, { custom_statuses: [...standin.state.customStatuses.values()].map(statusView) }),
  );
  app.get("/api/v2/tags", (context) => {
    const counts = new Map<string, number>();
    for (const ticket of standin.state.tickets.values())
      if (ticket.presence === "present")
        for (const tag of ticket.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    const items = [...counts].toSorted((a, b) => b[1] - a[1]);
    return paginate({
      url: context.req.url,
      plural: "tags",
      items,
      view: ([name, count]) => ({ name, count }),
    });
  });
  return app;
};
