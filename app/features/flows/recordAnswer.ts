import * as v from "valibot";
import type { Result } from "#core";
import { type TaskProblem, taskProblem } from "../../shared/task/taskProblem.ts";
import { putZendesk } from "../../zaf/putZendesk.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** A field is found among the first thousand of an account or not at all. */
const MOST_PAGES = 10;

const Page = v.object({
  ticket_fields: v.array(
    v.object({
      id: v.number(),
      title: v.string(),
      raw_title: v.optional(v.nullable(v.string())),
      active: v.optional(v.boolean(), true),
    }),
  ),
  meta: v.optional(v.object({ has_more: v.boolean(), after_cursor: v.optional(v.nullable(v.string())) })),
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
  let cursor = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const after = cursor === "" ? "" : `&page[after]=${encodeURIComponent(cursor)}`;
    // oxlint-disable-next-line no-await-in-loop -- one page names the next
    const answer = await requestZendesk(zaf, `/api/v2/ticket_fields.json?page[size]=100${after}`, Page);
    if (!answer.ok) return { ok: false, error: taskProblem(answer.error) };
    const found = answer.value.ticket_fields.find(
      ({ title, raw_title: raw, active }) => active && (raw ?? title) === record,
    );
    if (found !== undefined) return { ok: true, value: found.id };
    const { meta } = answer.value;
    if (meta?.has_more !== true || meta.after_cursor == null) break;
    cursor = meta.after_cursor;
  }
  return { ok: true, value: null };
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
