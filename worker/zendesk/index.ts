export { createZendesk, type Zendesk, type ZendeskOptions } from "./createZendesk.ts";
export { BATCH_SIZE } from "./resources/batches.ts";
export type { FieldChanges, FieldOption, NewKeyedField, NewTicketField } from "./resources/fields.ts";
export type { OrganizationChanges, OrganizationExportPage } from "./resources/organizations.ts";
export type {
  ImportedTicket,
  NewTicket,
  SaveExportPage,
  TicketChanges,
  TicketComment,
  TicketExportPage,
} from "./resources/tickets.ts";
export type { NewUser } from "./resources/users.ts";
export type { NewWebhook } from "./resources/webhooks.ts";
export type { Result } from "./result.ts";
export { type CommentText, commentTexts } from "./saves/commentTexts.ts";
export { savesInAudits } from "./saves/savesInAudits.ts";
export type { ExportedSave } from "./saves/savesInExport.ts";
export type { TicketSave } from "./saves/ticketSave.ts";
export type { AppSettings, Installation } from "./schemas/app.ts";
export type { KeyedField, TicketField } from "./schemas/field.ts";
export { hasFailed, type JobResult, type JobStatus } from "./schemas/jobStatus.ts";
export type { Organization } from "./schemas/organization.ts";
export type { Holiday, Schedule, SlaPolicy, Trigger, View } from "./schemas/rules.ts";
export type { FieldValue } from "./schemas/scalars.ts";
export type { Ticket, TicketAudit } from "./schemas/ticket.ts";
export type { Group, User } from "./schemas/user.ts";
export type { Webhook } from "./schemas/webhook.ts";
export type { AccessToken, TokenStore } from "./transport/accessToken.ts";
export { ACCOUNT_ENDPOINT, type BudgetGate, type BudgetReading, readBudget } from "./transport/budget.ts";
export type { Method } from "./transport/transport.ts";
export {
  describeZendeskError,
  type FieldProblem,
  type ZendeskError,
  type ZendeskResult,
} from "./zendeskError.ts";
