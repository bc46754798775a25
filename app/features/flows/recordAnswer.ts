import * as v from "valibot";
import type { Result } from "#core";
import { type TaskProblem, taskProblem } from "../../shared/task/taskProblem.ts";
import { putZendesk } from "../../zaf/putZendesk.ts";
import { requestPages } from "../../zaf/requestPages.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";

const Field = v.object({
  id: v.number(),
  title: v.string(),
  raw_title: v.optional(v.nullable(v.string())),
  active: v.optional(v.boolean(), true),
});

const Ticket = v.object({
  ticket: v.object({
    custom_fields: v.optional(v.array(v.object({ id: v.number(), value: v.unknown() })), []),
  }),
});

/** What a field of the ticket held before; null: nothing, or nothing that can be put back. */
export type Recorded = { readonly fieldId: number; readonly before: string | null };

/** Finds a ticket field by its id or its title; null: the account has none like it. */
async function fieldIdOf(zaf: Zaf, record: string): Promise<Result<number | null, TaskProblem>> {
  if (/^\d+$/.test(record)) return { ok: true, value: Number(record) };
  const isNamed = ({ title, raw_title: raw, active }: v.InferOutput<typeof Field>): boolean =>
    active && (raw ?? title) === record;
  const fields = await requestPages(zaf, {
    path: "/api/v2/ticket_fields.json",
    key: "ticket_fields",
    item: Field,
    isEnough: (page) => page.some(isNamed),
  });
  if (!fields.ok) return { ok: false, error: taskProblem(fields.error) };
  return { ok: true, value: fields.value.find(isNamed)?.id ?? null };
}

/** Writes a value into a field of the ticket with the agent's own session. */
export async function writeField(
  zaf: Zaf,
  ticketId: number,
  { fieldId, before }: Recorded,
): Promise<Result<null, TaskProblem>> {
  const ticket = { custom_fields: [{ id: fieldId, value: before }] };
  const written = await putZendesk(zaf, `/api/v2/tickets/${ticketId}.json`, { ticket }, v.unknown());
  return written.ok ? { ok: true, value: null } : { ok: false, error: taskProblem(written.error) };
}

/**
 * Writes the answer of a step into the ticket field it records to.
 * @param record id or title of the field.
 * @returns what the field held before; `no_fields`: there is no such field.
 */
export async function recordAnswer(
  zaf: Zaf,
  ticketId: number,
  record: string,
  value: string,
): Promise<Result<Recorded, TaskProblem>> {
  const field = await fieldIdOf(zaf, record);
  if (!field.ok) return field;
  if (field.value === null) return { ok: false, error: "no_fields" };
  const fieldId = field.value;
  const found = await requestZendesk(zaf, `/api/v2/tickets/${ticketId}.json`, Ticket);
  if (!found.ok) return { ok: false, error: taskProblem(found.error) };
  const held = found.value.ticket.custom_fields.find(({ id }) => id === fieldId)?.value;
  const written = await writeField(zaf, ticketId, { fieldId, before: value });
  return written.ok
    ? { ok: true, value: { fieldId, before: typeof held === "string" ? held : null } }
    : written;
}
