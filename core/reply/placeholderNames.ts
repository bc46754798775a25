const PERSON = [
  "name",
  "first_name",
  "last_name",
  "email",
  "phone",
  "external_id",
  "locale",
  "language",
  "time_zone",
];
const ORGANIZATION = ["name", "external_id", "details", "notes"];
const TICKET = [
  "id",
  "title",
  "description",
  "status",
  "priority",
  "ticket_type",
  "url",
  "link",
  "via",
  "external_id",
  "created_at",
  "updated_at",
  "created_at_with_time",
  "updated_at_with_time",
  "due_date",
  "due_date_with_time",
  "account",
  "group.name",
  "brand.name",
  "ticket_form",
  "latest_public_comment",
  "latest_comment",
  "verbatim",
  "in_business_hours",
  "current_holiday_name",
];

const below = (above: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${above}.${name}`);

/** Zendesk's placeholders that make sense in a public reply (support.zendesk.com, "Zendesk Support placeholders reference"). */
export const PLACEHOLDERS: readonly string[] = [
  "ticket.requester.first_name",
  "ticket.requester.name",
  "ticket.id",
  "current_user.name",
  ...below("ticket", TICKET),
  ...below("ticket.requester", PERSON),
  ...below("ticket.assignee", PERSON),
  ...below("ticket.submitter", PERSON),
  ...below("ticket.organization", ORGANIZATION),
  ...below("ticket.requester.organization", ORGANIZATION),
  ...below("current_user", PERSON),
  ...below("agent", ["name", "first_name", "last_name", "email", "signature"]),
].filter((name, place, all) => all.indexOf(name) === place);

/** Placeholders that end in a name or a number of the account's own. */
const OWN: readonly RegExp[] = [
  /^dc\.[a-z0-9_-]+$/u,
  /^ticket\.ticket_field_(?:option_title_)?\d+$/u,
  /^(?:ticket\.(?:requester|assignee|submitter)|current_user)\.custom_fields\.\w+(?:\.title)?$/u,
  /^ticket\.(?:requester\.)?organization\.custom_fields\.\w+(?:\.title)?$/u,
];

export const isPlaceholder = (path: string): boolean =>
  PLACEHOLDERS.includes(path) || OWN.some((form) => form.test(path));

/** Our own organization fields say which class a customer is in; tags do as well, as the service level's value is one. */
const TELLING: readonly RegExp[] = [
  /\.custom_fields\.(?:service_tier|tier_override\w*)(?:\.title)?$/u,
  /(?:^|\.)tags$/u,
];

/** Whether a placeholder would tell a customer its tier (G5). */
export const tellsTier = (path: string): boolean => TELLING.some((form) => form.test(path));
