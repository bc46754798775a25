import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Asked,
  at,
  finished,
  makeOrganization,
  makeTicket,
  numberAt,
  startAsked,
  textAt,
} from "./client.ts";

const directory = new URL("./openapi/", import.meta.url);
const extractSchema = v.object({
  operations: v.record(
    v.string(),
    v.object({
      method: v.string(),
      path: v.string(),
      replies: v.record(v.string(), v.record(v.string(), v.unknown())),
    }),
  ),
  schemas: v.record(v.string(), v.unknown()),
});

/** Places that hold null in recordings of real replies, though the document does not say they may. */
const NULL_IN_RECORDINGS =
  /\/(assignee_id|organization_id|group_id|problem_id|forum_topic_id|external_id|recipient|priority|type|default_group_id|reason|alias|details|notes|signature|last_login_at|photo|email|phone|comment|ticket_restriction|agent_description|description|company|restriction|tag|shared_phone_number|key|role_type|value|results|organization_fields\/\w+)$/;

/** Places where the document and recordings disagree otherwise. */
const OTHER_KINDS: readonly RegExp[] = [
  // Exports show deleted tickets; the document's list of statuses does not.
  /^\/tickets\/\d+\/status$/,
  // A dropdown's, number's or checkbox's value is not always a text.
  /\/(custom_fields|fields)\/\d+\/value$/,
  // An audit's line carries values of many kinds.
  /\/audit\/events\/\d+\/(value|field_name|body)$/,
  // Results of jobs differ by job; the document knows three forms.
  /\/job_status(es\/\d+)?\/results(\/|$)/,
  // The sum of the above: one of the forms of a user, of an organization's field.
  /^\/users?(\/\d+)?$/,
  /\/organization_fields\/\w+$/,
];

const isKnown = (path: string, body: unknown): boolean =>
  (NULL_IN_RECORDINGS.test(path) && at(body, ...path.slice(1).split("/")) === null) ||
  OTHER_KINDS.some((known) => known.test(path));

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const operations = new Map<string, { replies: { [status: string]: unknown }; file: string }>();
for (const file of readdirSync(directory).filter((name) => name.endsWith(".json"))) {
  const extract = v.parse(extractSchema, JSON.parse(readFileSync(new URL(file, directory), "utf8")));
  ajv.addSchema({ $id: file, schemas: extract.schemas }, file);
  for (const [id, operation] of Object.entries(extract.operations))
    operations.set(id, { replies: operation.replies, file });
}

/** What the document has against a reply, known differences left out. */
const objections = (id: string, status: number, body: unknown): string[] => {
  const operation = operations.get(id);
  const schema = operation?.replies[String(status)];
  if (operation === undefined || schema === undefined)
    return [`${id} has no reply ${status} in the document`];
  const validate = ajv.compile(
    v.parse(
      v.record(v.string(), v.unknown()),
      JSON.parse(JSON.stringify(schema).replaceAll('"#/schemas/', `"${operation.file}#/schemas/`)),
    ),
  );
  if (validate(body)) return [];
  return (validate.errors ?? [])
    .filter((error) => !isKnown(error.instancePath, body))
    .map((error) => `${error.instancePath} ${error.message ?? ""}`);
};

let asked: Asked;
const replies = new Map<string, { status: number; body: unknown }>();
const keep = async (id: string, method: string, path: string, body?: unknown) => {
  const reply = await asked.ask(method, path, body);
  replies.set(id, { status: reply.status, body: reply.body });
  return reply;
};

beforeAll(async () => {
  asked = await startAsked();
  const organizationField = { key: "spend", title: "Spend", type: "decimal" };
  await keep("CreateOrganizationField", "POST", "/api/v2/organization_fields", {
    organization_field: organizationField,
  });
  await keep("UpdateOrganizationField", "PUT", "/api/v2/organization_fields/spend", {
    organization_field: { title: "Yearly spend" },
  });
  await keep("ListOrganizationFields", "GET", "/api/v2/organization_fields");
  await keep("CreateUserField", "POST", "/api/v2/user_fields", {
    user_field: { key: "vip", title: "VIP", type: "checkbox", tag: "vip" },
  });
  await keep("ListUserFields", "GET", "/api/v2/user_fields");
  const field = await keep("CreateTicketField", "POST", "/api/v2/ticket_fields", {
    ticket_field: { type: "tagger", title: "Level", custom_field_options: [{ name: "Gold", value: "gold" }] },
  });
  const fieldId = numberAt(field.body, "ticket_field", "id");
  await keep("ShowTicketfield", "GET", `/api/v2/ticket_fields/${fieldId}`);
  await keep("UpdateTicketField", "PUT", `/api/v2/ticket_fields/${fieldId}`, {
    ticket_field: { title: "Service level" },
  });
  await keep("ListTicketFieldOptions", "GET", `/api/v2/ticket_fields/${fieldId}/options`);
  await keep("ListTicketFields", "GET", "/api/v2/ticket_fields");

  const organization = await keep("CreateOrganization", "POST", "/api/v2/organizations", {
    organization: { name: "Acme", external_id: "acme" },
  });
  const organizationId = numberAt(organization.body, "organization", "id");
  await keep("ShowOrganization", "GET", `/api/v2/organizations/${organizationId}`);
  await keep("UpdateOrganization", "PUT", `/api/v2/organizations/${organizationId}`, {
    organization: { organization_fields: { spend: 12.5 } },
  });
  await keep("CreateOrUpdateOrganization", "POST", "/api/v2/organizations/create_or_update", {
    organization: { external_id: "acme", notes: "n" },
  });
  await keep("SearchOrganizations", "GET", "/api/v2/organizations/search?external_id=ACME");
  await keep("ShowManyOrganizations", "GET", `/api/v2/organizations/show_many?ids=${organizationId}`);
  await keep("ListOrganizations", "GET", "/api/v2/organizations");
  await keep("CountOrganizations", "GET", "/api/v2/organizations/count");
  await keep("OrganizationRelated", "GET", `/api/v2/organizations/${organizationId}/related`);
  await keep("CreateManyOrganizations", "POST", "/api/v2/organizations/create_many", {
    organizations: [{ name: "Globex" }],
  });
  await keep("UpdateManyOrganizations", "PUT", `/api/v2/organizations/update_many?ids=${organizationId}`, {
    organization: { notes: "x" },
  });

  const user = await keep("CreateUser", "POST", "/api/v2/users", {
    user: { name: "Wile", email: "wile@acme.test", organization_id: organizationId },
  });
  const userId = numberAt(user.body, "user", "id");
  await keep("ShowCurrentUser", "GET", "/api/v2/users/me");
  await keep("ShowUser", "GET", `/api/v2/users/${userId}`);
  await keep("ListUsers", "GET", "/api/v2/users");
  await keep("UpdateUser", "PUT", `/api/v2/users/${userId}`, { user: { notes: "n" } });
  await keep("CreateOrUpdateUser", "POST", "/api/v2/users/create_or_update", {
    user: { email: "wile@acme.test", name: "Wile E." },
  });
  await keep("ListUserIdentities", "GET", `/api/v2/users/${userId}/identities`);
  await keep("ListOrganizationMemberships", "GET", "/api/v2/organization_memberships");
  await keep("ListGroups", "GET", "/api/v2/groups");
  await keep("ListGroupMemberships", "GET", "/api/v2/group_memberships");

  const ticket = await keep("CreateTicket", "POST", "/api/v2/tickets", {
    ticket: { subject: "s", comment: { body: "b" }, requester_id: userId },
  });
  const ticketId = numberAt(ticket.body, "ticket", "id");
  await keep("ShowTicket", "GET", `/api/v2/tickets/${ticketId}`);
  await keep("UpdateTicket", "PUT", `/api/v2/tickets/${ticketId}`, {
    ticket: { priority: "high", custom_fields: [{ id: fieldId, value: "gold" }] },
  });
  await keep("PutTagsTicket", "PUT", `/api/v2/tickets/${ticketId}/tags`, { tags: ["a"] });
  await keep("SetTagsTicket", "POST", `/api/v2/tickets/${ticketId}/tags`, { tags: ["b"] });
  await keep("ListResourceTags", "GET", `/api/v2/tickets/${ticketId}/tags`);
  await keep("ListTags", "GET", "/api/v2/tags");
  await keep("ListTicketComments", "GET", `/api/v2/tickets/${ticketId}/comments`);
  await keep("ListAuditsForTicket", "GET", `/api/v2/tickets/${ticketId}/audits`);
  await keep("TicketRelatedInformation", "GET", `/api/v2/tickets/${ticketId}/related`);
  await keep("ListTickets", "GET", "/api/v2/tickets");
  await keep("TicketsShowMany", "GET", `/api/v2/tickets/show_many?ids=${ticketId}`);
  await keep("CountTickets", "GET", "/api/v2/tickets/count");
  await keep("TicketsCreateMany", "POST", "/api/v2/tickets/create_many", {
    tickets: [{ subject: "t", comment: { body: "c" } }],
  });
  await keep("TicketsUpdateMany", "PUT", `/api/v2/tickets/update_many?ids=${ticketId}`, {
    ticket: { additional_tags: ["c"] },
  });
  await keep("TicketImport", "POST", "/api/v2/imports/tickets", {
    ticket: { subject: "old", description: "d", created_at: "2025-01-01T00:00:00Z" },
  });
  await keep("TicketBulkImport", "POST", "/api/v2/imports/tickets/create_many", {
    tickets: [{ subject: "old", description: "d" }],
  });
  const other = await makeTicket(asked);
  const job = await keep("MergeTicketsIntoTargetTicket", "POST", `/api/v2/tickets/${ticketId}/merge`, {
    ids: [other],
  });
  await finished(asked, job);
  await keep("ShowJobStatus", "GET", `/api/v2/job_statuses/${textAt(job.body, "job_status", "id")}`);
  await keep("ListJobStatuses", "GET", "/api/v2/job_statuses");
  const doomed = await makeTicket(asked);
  await asked.ask("DELETE", `/api/v2/tickets/${doomed}`);
  await keep("ListDeletedTickets", "GET", "/api/v2/deleted_tickets");
  await keep("DeleteTicketPermanently", "DELETE", `/api/v2/deleted_tickets/${doomed}`);
  await asked.ask("PUT", `/api/v2/tickets/${ticketId}`, { ticket: { status: "solved", assignee_id: 3 } });
  await asked.ask(
    "POST",
    `/api/v2/tickets/${ticketId}/satisfaction_rating`,
    { satisfaction_rating: { score: "good" } },
    { as: userId },
  );
  await keep("ListSatisfactionRatings", "GET", "/api/v2/satisfaction_ratings");

  const filter = { all: [{ field: "current_tags", operator: "includes", value: "gold" }], any: [] };
  const metric = { priority: "urgent", metric: "first_reply_time", target: 15, business_hours: true };
  await keep("CreateSLAPolicy", "POST", "/api/v2/slas/policies", {
    sla_policy: { title: "Gold", filter, policy_metrics: [metric] },
  });
  await keep("ListSLAPolicies", "GET", "/api/v2/slas/policies");
  await keep("RetrieveSLAPolicyFilterDefinitionItems", "GET", "/api/v2/slas/policies/definitions");
  const view = await asked.ask("POST", "/api/v2/views", {
    view: { title: "Open", all: [{ field: "status", operator: "less_than", value: "solved" }] },
  });
  replies.set("CreateView", { status: 200, body: view.body });
  const viewId = numberAt(view.body, "view", "id");
  await keep("ListViews", "GET", "/api/v2/views");
  await keep("GetViewCount", "GET", `/api/v2/views/${viewId}/count`);
  await keep("ListTicketsFromView", "GET", `/api/v2/views/${viewId}/tickets`);
  const macro = await asked.ask("POST", "/api/v2/macros", {
    macro: { title: "Solve", actions: [{ field: "status", value: "solved" }] },
  });
  replies.set("CreateMacro", { status: 200, body: macro.body });
  await keep("ListMacros", "GET", "/api/v2/macros");
  const action = { field: "notification_webhook", value: ["01HAAAAAAAAAAAAAAAAAAAAAAA", "{}"] };
  await keep("CreateTrigger", "POST", "/api/v2/triggers", {
    trigger: { title: "T", all: [{ field: "status", operator: "is", value: "new" }], actions: [action] },
  });
  await keep("ListTriggers", "GET", "/api/v2/triggers");
  await keep("ListTriggerActionConditionDefinitions", "GET", "/api/v2/triggers/definitions");
  await keep("ListBrands", "GET", "/api/v2/brands");
  await keep("ListTicketForms", "GET", "/api/v2/ticket_forms");
  await keep("ListCustomStatuses", "GET", "/api/v2/custom_statuses");

  await keep("ListSearchResults", "GET", "/api/v2/search?query=type:ticket");
  await keep("CountSearchResults", "GET", "/api/v2/search/count?query=type:ticket");
  await keep("ExportSearchResults", "GET", "/api/v2/search/export?query=&filter%5Btype%5D=ticket");
  await asked.ask("POST", "/__standin/clock", { advance_seconds: 120 });
  await keep("IncrementalTicketExportCursor", "GET", "/api/v2/incremental/tickets/cursor?start_time=0");
  await keep("IncrementalUserExportCursor", "GET", "/api/v2/incremental/users/cursor?start_time=0");
  await keep("IncrementalOrganizationExport", "GET", "/api/v2/incremental/organizations?start_time=0");
  await keep("ListOAuthClients", "GET", "/api/v2/oauth/clients");
  await keep("CreateTokenForGrantType", "POST", "/oauth/tokens", {
    grant_type: "client_credentials",
    client_id: "tierwise_local",
    client_secret: "standin-client-secret",
    scope: "read write",
  });

  const loser = await makeOrganization(asked, { name: "Initech" });
  await keep("CreateOrganizationMerge", "POST", `/api/v2/organizations/${loser}/merge`, {
    organization_merge: { winner_id: organizationId },
  });
  await asked.idle();
  await keep("DeleteUser", "DELETE", `/api/v2/users/${userId}`);
  await keep("ListDeletedUsers", "GET", "/api/v2/deleted_users");
  await keep("PermanentlyDeleteUser", "DELETE", `/api/v2/deleted_users/${userId}`);
  await keep(
    "ShowUserComplianceDeletionStatuses",
    "GET",
    `/api/v2/users/${userId}/compliance_deletion_statuses`,
  );
});
afterAll(() => asked.close());

test.each([...operations.keys()])("the reply of %s has the shape Zendesk's own document gives it", (id) => {
  const reply = replies.get(id);
  expect(reply, `${id} was not asked`).toBeDefined();
  expect(objections(id, reply?.status ?? 0, reply?.body)).toEqual([]);
});

test("the check bites: a reply with a number where a text belongs is found", () => {
  const reply = replies.get("ShowOrganization");
  const broken: unknown = JSON.parse(JSON.stringify(reply?.body).replace('"name":"Acme"', '"name":7'));
  expect(objections("ShowOrganization", 200, broken)).not.toEqual([]);
});

test("the extract carries shapes only, no prose", () => {
  for (const file of readdirSync(directory))
    expect(readFileSync(new URL(file, directory), "utf8")).not.toMatch(
      /"(description|summary|example|examples|title)": "/,
    );
});
