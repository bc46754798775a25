import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as v from "valibot";

/**
 * `node tools/openapiExtract.ts <openapi.json> [out]`: the shapes of the replies the stand-in gives, out of Zendesk's OpenAPI
 * document: method, path, status and schema, references followed, no prose. Writes one file per resource.
 */
const OPERATIONS: { readonly [file: string]: readonly string[] } = {
  tickets: [
    "ListTickets",
    "ShowTicket",
    "CreateTicket",
    "UpdateTicket",
    "TicketsShowMany",
    "TicketsCreateMany",
    "TicketsUpdateMany",
    "CountTickets",
    "ListTicketComments",
    "ListAuditsForTicket",
    "ListDeletedTickets",
    "DeleteTicketPermanently",
    "MergeTicketsIntoTargetTicket",
    "TicketImport",
    "TicketBulkImport",
    "ListResourceTags",
    "PutTagsTicket",
    "SetTagsTicket",
    "TicketRelatedInformation",
    "ListSatisfactionRatings",
  ],
  organizations: [
    "ListOrganizations",
    "ShowOrganization",
    "CreateOrganization",
    "UpdateOrganization",
    "CreateOrUpdateOrganization",
    "SearchOrganizations",
    "ShowManyOrganizations",
    "CreateManyOrganizations",
    "UpdateManyOrganizations",
    "CountOrganizations",
    "OrganizationRelated",
    "ListOrganizationMemberships",
    "CreateOrganizationMerge",
  ],
  users: [
    "ShowCurrentUser",
    "ListUsers",
    "ShowUser",
    "CreateUser",
    "UpdateUser",
    "CreateOrUpdateUser",
    "DeleteUser",
    "ListDeletedUsers",
    "PermanentlyDeleteUser",
    "ShowUserComplianceDeletionStatuses",
    "ListUserIdentities",
    "ListGroups",
    "ListGroupMemberships",
  ],
  fields: [
    "ListTicketFields",
    "ShowTicketfield",
    "CreateTicketField",
    "UpdateTicketField",
    "ListOrganizationFields",
    "CreateOrganizationField",
    "UpdateOrganizationField",
    "ListUserFields",
    "CreateUserField",
    "ListTicketFieldOptions",
  ],
  rules: [
    "ListSLAPolicies",
    "CreateSLAPolicy",
    "RetrieveSLAPolicyFilterDefinitionItems",
    "ListViews",
    "CreateView",
    "GetViewCount",
    "ListTicketsFromView",
    "ListMacros",
    "CreateMacro",
    "ListTriggers",
    "CreateTrigger",
    "ListTriggerActionConditionDefinitions",
    "ListBrands",
    "ListTicketForms",
    "ListCustomStatuses",
    "ListTags",
  ],
  exports: [
    "IncrementalTicketExportCursor",
    "IncrementalUserExportCursor",
    "IncrementalOrganizationExport",
    "ListSearchResults",
    "CountSearchResults",
    "ExportSearchResults",
    "ListJobStatuses",
    "ShowJobStatus",
    "ListOAuthClients",
    "CreateTokenForGrantType",
  ],
};

const schema = v.record(v.string(), v.unknown());
type Schema = v.InferOutput<typeof schema>;
const operation = v.object({
  operationId: v.string(),
  responses: v.record(
    v.string(),
    v.object({ content: v.optional(v.record(v.string(), v.object({ schema: v.optional(schema) }))) }),
  ),
});
const documentSchema = v.object({
  paths: v.record(v.string(), v.record(v.string(), v.unknown())),
  components: v.object({ schemas: v.record(v.string(), schema) }),
});

/** Words of a schema that say what a value is; the rest is prose or hints. */
const KEPT = [
  "type",
  "properties",
  "items",
  "required",
  "enum",
  "nullable",
  "allOf",
  "anyOf",
  "oneOf",
  "additionalProperties",
  "$ref",
];

const source = process.argv[2];
if (source === undefined) throw new Error("usage: node tools/openapiExtract.ts <openapi.json> [out]");
const out = process.argv[3] ?? "tests/standin/openapi";
const document = v.parse(documentSchema, JSON.parse(readFileSync(source, "utf8")));

const used = new Set<string>();
const trim = (given: unknown): unknown => {
  if (Array.isArray(given)) return given.map(trim);
  const read = v.safeParse(schema, given);
  if (!read.success) return given;
  const reference = read.output["$ref"];
  if (typeof reference === "string") {
    const name = reference.slice(reference.lastIndexOf("/") + 1);
    used.add(name);
    return { $ref: `#/schemas/${name}` };
  }
  const kept: Schema = {};
  for (const [key, value] of Object.entries(read.output)) {
    if (!KEPT.includes(key)) continue;
    const properties = key === "properties" ? v.safeParse(schema, value) : undefined;
    kept[key] =
      properties?.success === true
        ? Object.fromEntries(Object.entries(properties.output).map(([name, each]) => [name, trim(each)]))
        : key === "required" || key === "enum"
          ? value
          : trim(value);
  }
  return kept;
};

mkdirSync(out, { recursive: true });
for (const [file, wanted] of Object.entries(OPERATIONS)) {
  used.clear();
  const operations: { [id: string]: { method: string; path: string; replies: Schema } } = {};
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, given] of Object.entries(methods)) {
      const read = v.safeParse(operation, given);
      if (!read.success || !wanted.includes(read.output.operationId)) continue;
      const replies: Schema = {};
      for (const [status, reply] of Object.entries(read.output.responses)) {
        const shape = Object.values(reply.content ?? {})[0]?.schema;
        if (shape !== undefined) replies[status] = trim(shape);
      }
      operations[read.output.operationId] = { method: method.toUpperCase(), path, replies };
    }
  const missing = wanted.filter((id) => operations[id] === undefined);
  if (missing.length > 0) throw new Error(`not in the document: ${missing.join(", ")}`);
  const schemas: Schema = {};
  for (
    let pending = [...used];
    pending.length > 0;
    pending = [...used].filter((name) => schemas[name] === undefined)
  )
    for (const name of pending) schemas[name] = trim(document.components.schemas[name]);
  writeFileSync(`${out}/${file}.json`, `${JSON.stringify({ operations, schemas }, null, 1)}\n`);
  console.log(
    `${file}: ${Object.keys(operations).length} operations, ${Object.keys(schemas).length} schemas`,
  );
}
