import * as v from "valibot";
import { failed, ok, type Result } from "#core";

/** One line of a recording: the event's body, or the whole request it came in. */
export type RecordedEvent = {
  /** As it will be sent, byte for byte. */
  readonly body: string;
  readonly headers: { readonly [name: string]: string };
  /** What to call it: "ticket.created #5158". */
  readonly name: string;
  /** Null: not about a ticket. */
  readonly ticketId: number | null;
};

const request = v.object({
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.union([v.string(), v.looseObject({})]),
});
const event = v.looseObject({
  type: v.optional(v.string()),
  subject: v.optional(v.string()),
  account_id: v.optional(v.union([v.number(), v.string()])),
  tierwise: v.optional(v.number()),
  ticket_id: v.optional(v.union([v.number(), v.string()])),
});

/**
 * Reads one line. Objects are sent as Zendesk sends them: pretty-printed, with a newline at the end.
 * @param accountId replaces the recording's account number; null: as recorded
 */
export function readRecordedEvent(line: string, accountId: number | null): Result<RecordedEvent, string> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.looseObject({})), line);
  if (!parsed.success) return failed("is not a JSON object");
  const wrapped = "body" in parsed.output ? v.safeParse(request, parsed.output) : null;
  if (wrapped?.success === false) return failed('has a "body" that is neither text nor an object');
  const body: unknown = wrapped === null ? parsed.output : wrapped.output.body;
  const text = typeof body === "string" ? body : wirePrint(body);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), event), text);
  const headers = wrapped === null ? {} : wrapped.output.headers;
  if (!read.success) return ok({ body: text, headers, name: "unreadable event", ticketId: null });
  const sent = accountId === null ? text : wirePrint({ ...read.output, account_id: accountId });
  const { type, subject, ticket_id } = read.output;
  const id = Number(ticket_id ?? /^zen:ticket:(\d+)$/.exec(subject ?? "")?.[1]);
  const about = subject === undefined ? "" : ` #${subject.split(":").at(-1) ?? ""}`;
  const name =
    type === undefined
      ? `our trigger #${String(ticket_id)}`
      : `${type.replace("zen:event-type:", "")}${about}`;
  return ok({ body: sent, headers, name, ticketId: Number.isSafeInteger(id) ? id : null });
}

const wirePrint = (body: unknown): string => `${JSON.stringify(body, null, 3)}\n`;
