import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { TicketField } from "../records/customField.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { changeOptions } from "./changeOptions.ts";
import { optionInput, ticketFieldEntries, ticketFieldInput } from "./fieldInput.ts";
import { optionView, ticketFieldView } from "./fieldView.ts";

/** /api/v2/ticket_fields. A field's type is fixed at creation; system fields cannot be removed. */
export const ticketFieldRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const find = (id: string): TicketField | undefined => standin.state.ticketFields.get(Number(id));
  const view = (field: TicketField) => ticketFieldView(standin, field);

  app.get("/api/v2/ticket_fields", (context) =>
    paginate({
      url: context.req.url,
      plural: "ticket_fields",
      items: [...standin.state.ticketFields.values()],
      view,
    }),
  );
  app.get("/api/v2/ticket_fields/:id{[0-9]+}", (context) => {
    const field = find(context.req.param("id"));
    return field === undefined ? recordNotFound() : jsonReply(200, { ticket_field: view(field) });
  });
  app.post("/api/v2/ticket_fields", async (context) => {
    const read = await readWrapped(context.req.raw, "ticket_field", ticketFieldInput, ticketFieldEntries);
    if (!read.ok) return read.reply;
    const input = read.value;
    if (input.type === undefined)
      return refusalReply(invalid("type", "Type: cannot be blank", "BlankValue").refusal);
    const title = input.title ?? input.raw_title;
    if (title === undefined)
      return refusalReply(invalid("title", "Title: cannot be blank", "BlankValue").refusal);
    const id = nextLargeId(standin.state);
    const options = changeOptions(
      standin.state,
      standin.state.ticketFields,
      id,
      [],
      input.custom_field_options ?? [],
    );
    if (!options.ok) return refusalReply(options.refusal);
    const at = standin.clock.iso();
    const field: TicketField = {
      id,
      type: input.type,
      title,
      description: input.description ?? input.raw_description ?? "",
      title_in_portal: input.title_in_portal ?? title,
      active: input.active ?? true,
      position: input.position ?? 9999,
      system: false,
      key: null,
      tag: input.tag ?? null,
      required: input.required ?? false,
      visible_in_portal: input.visible_in_portal ?? false,
      editable_in_portal: input.editable_in_portal ?? false,
      regexp_for_validation: input.regexp_for_validation ?? null,
      relationship_target_type: input.relationship_target_type ?? null,
      options: options.value,
      created_at: at,
      updated_at: at,
    };
    standin.state.ticketFields.set(id, field);
    return jsonReply(
      201,
      { ticket_field: view(field) },
      { location: `${standin.url}/api/v2/ticket_fields/${id}.json`, ...read.warning },
    );
  });
  app.put("/api/v2/ticket_fields/:id{[0-9]+}", async (context) => {
    const field = find(context.req.param("id"));
    if (field === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "ticket_field", ticketFieldInput, ticketFieldEntries);
    if (!read.ok) return read.reply;
    const input = read.value;
    if (input.type !== undefined && input.type !== field.type)
      return refusalReply(invalid("type", "Type: cannot be changed", "InvalidValue").refusal);
    const options =
      input.custom_field_options === undefined
        ? { ok: true as const, value: field.options }
        : changeOptions(
            standin.state,
            standin.state.ticketFields,
            field.id,
            field.options,
            input.custom_field_options,
          );
    if (!options.ok) return refusalReply(options.refusal);
    const title = input.title ?? input.raw_title ?? field.title;
    const changed: TicketField = {
      ...field,
      title,
      description: input.description ?? input.raw_description ?? field.description,
      active: input.active ?? field.active,
      position: input.position ?? field.position,
      required: input.required ?? field.required,
      visible_in_portal: input.visible_in_portal ?? field.visible_in_portal,
      editable_in_portal: input.editable_in_portal ?? field.editable_in_portal,
      title_in_portal: input.title_in_portal ?? field.title_in_portal,
      tag: input.tag === undefined ? field.tag : input.tag,
      options: options.value,
      updated_at: standin.clock.iso(),
    };
    standin.state.ticketFields.set(field.id, changed);
    return jsonReply(200, { ticket_field: view(changed) }, read.warning);
  });
  app.delete("/api/v2/ticket_fields/:id{[0-9]+}", (context) => {
    const field = find(context.req.param("id"));
    if (field === undefined) return recordNotFound();
    if (field.system) return refusalReply(invalid("base", `${field.title} is a system field`).refusal);
    standin.state.ticketFields.delete(field.id);
    for (const ticket of standin.state.tickets.values()) ticket.field_values.delete(field.id);
    return noContent();
  });

  app.get("/api/v2/ticket_fields/:id{[0-9]+}/options", (context) => {
    const field = find(context.req.param("id"));
    if (field === undefined) return recordNotFound();
    return paginate({
      url: context.req.url,
      plural: "custom_field_options",
      items: field.options,
      view: (option) => optionView(standin, field, option),
    });
  });
  app.post("/api/v2/ticket_fields/:id{[0-9]+}/options", async (context) => {
    const field = find(context.req.param("id"));
    if (field === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "custom_field_option", optionInput, optionInput.entries);
    if (!read.ok) return read.reply;
    const known = field.options.find((option) => option.id === read.value.id);
    const given =
      known === undefined
        ? [...field.options, read.value]
        : field.options.map((option) => (option === known ? read.value : option));
    const options = changeOptions(standin.state, standin.state.ticketFields, field.id, field.options, given);
    if (!options.ok) return refusalReply(options.refusal);
    standin.state.ticketFields.set(field.id, {
      ...field,
      options: options.value,
      updated_at: standin.clock.iso(),
    });
    const option = options.value.find((each) => each.value === read.value.value);
    return option === undefined
      ? recordNotFound()
      : jsonReply(known === undefined ? 201 : 200, {
          custom_field_option: optionView(standin, field, option),
        });
  });
  app.get("/api/v2/ticket_fields/count", () =>
    jsonReply(200, { count: { value: standin.state.ticketFields.size, refreshed_at: standin.clock.iso() } }),
  );
  return app;
};
