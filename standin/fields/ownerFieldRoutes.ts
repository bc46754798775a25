import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { OwnerField } from "../records/customField.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { changeOptions } from "./changeOptions.ts";
import { ownerFieldEntries, ownerFieldInput } from "./fieldInput.ts";
import { ownerFieldView } from "./fieldView.ts";
import { forgetOptions } from "./forgetOptions.ts";

/** /api/v2/organization_fields or /api/v2/user_fields; fields are addressed by id or key. */
export const ownerFieldRoutes = (
  standin: Standin,
  owner: "organization" | "user",
): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const root = `${owner}_field`;
  const path = `/api/v2/${owner}_fields`;
  const all = (): Map<number, OwnerField> =>
    owner === "organization" ? standin.state.organizationFields : standin.state.userFields;
  const find = (idOrKey: string): OwnerField | undefined =>
    all().get(Number(idOrKey)) ?? [...all().values()].find((field) => field.key === idOrKey);
  const view = (field: OwnerField): JsonObject => ownerFieldView(standin, owner, field);
  const records = () =>
    owner === "organization"
      ? [...standin.state.organizations.values()].map((each) => ({
          values: each.organization_fields,
          tags: each.tags,
        }))
      : [...standin.state.users.values()].map((each) => ({ values: each.user_fields, tags: each.tags }));

  app.get(path, (context) =>
    paginate({ url: context.req.url, plural: `${root}s`, items: [...all().values()], view }),
  );
  app.get(`${path}/:id`, (context) => {
    const field = find(context.req.param("id"));
    return field === undefined ? recordNotFound() : jsonReply(200, { [root]: view(field) });
  });
  app.post(path, async (context) => {
    const read = await readWrapped(context.req.raw, root, ownerFieldInput, ownerFieldEntries);
    if (!read.ok) return read.reply;
    const input = read.value;
    const title = input.title ?? input.raw_title;
    if (input.key === undefined)
      return refusalReply(invalid("key", "Key: cannot be blank", "BlankValue").refusal);
    if (input.type === undefined)
      return refusalReply(invalid("type", "Type: cannot be blank", "BlankValue").refusal);
    if (title === undefined)
      return refusalReply(invalid("title", "Title: cannot be blank", "BlankValue").refusal);
    if (find(input.key) !== undefined)
      return refusalReply(invalid("key", "Key: has already been taken", "DuplicateValue").refusal);
    const id = nextLargeId(standin.state);
    const options = changeOptions(standin.state, all(), id, [], input.custom_field_options ?? []);
    if (!options.ok) return refusalReply(options.refusal);
    const at = standin.clock.iso();
    const field: OwnerField = {
      id,
      type: input.type,
      key: input.key,
      title,
      description: input.description ?? input.raw_description ?? "",
      active: input.active ?? true,
      position: input.position ?? all().size,
      system: false,
      tag: input.tag ?? null,
      regexp_for_validation: input.regexp_for_validation ?? null,
      relationship_target_type: input.relationship_target_type ?? null,
      options: options.value,
      created_at: at,
      updated_at: at,
    };
    all().set(id, field);
    return jsonReply(
      201,
      { [root]: view(field) },
      { location: `${standin.url}${path}/${id}.json`, ...read.warning },
    );
  });
  app.put(`${path}/:id`, async (context) => {
    const field = find(context.req.param("id"));
    if (field === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, root, ownerFieldInput, ownerFieldEntries);
    if (!read.ok) return read.reply;
    const input = read.value;
    if (input.type !== undefined && input.type !== field.type)
      return refusalReply(invalid("type", "Type: cannot be changed", "InvalidValue").refusal);
    const options =
      input.custom_field_options === undefined
        ? { ok: true as const, value: field.options }
        : changeOptions(standin.state, all(), field.id, field.options, input.custom_field_options);
    if (!options.ok) return refusalReply(options.refusal);
    forgetOptions(field, options.value, records());
    const changed: OwnerField = {
      ...field,
      title: input.title ?? input.raw_title ?? field.title,
      description: input.description ?? input.raw_description ?? field.description,
      active: input.active ?? field.active,
      position: input.position ?? field.position,
      tag: input.tag === undefined ? field.tag : input.tag,
      options: options.value,
      updated_at: standin.clock.iso(),
    };
    all().set(field.id, changed);
    return jsonReply(200, { [root]: view(changed) }, read.warning);
  });
  app.delete(`${path}/:id`, (context) => {
    const field = find(context.req.param("id"));
    if (field === undefined) return recordNotFound();
    all().delete(field.id);
    for (const record of records()) record.values.delete(field.key);
    return noContent();
  });
  return app;
};
