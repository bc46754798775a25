import type { TimelineEvent } from "#core";
import type { TicketAudit } from "#zendesk";
import * as v from "valibot";
import { TicketDetail } from "../queue/message.ts";
import { wholeSecondOf } from "./momentsInEvent.ts";

const person = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer(), v.minValue(1));
const line = v.variant("type", [
  v.looseObject({
    type: v.picklist(["Comment", "VoiceComment"]),
    public: v.optional(v.boolean(), true),
    author_id: v.optional(v.nullable(v.number()), null),
  }),
  v.looseObject({ type: v.picklist(["Create", "Change"]), field_name: v.string(), value: v.unknown() }),
]);

/**
 * What a ticket's audits state outright, each at the second of its save: the very moments its events would have told
 * (`momentsInEvent`), so that what was heard already changes nothing.
 * @param staff users who are agents or admins: their public comments are answers.
 */
export function momentsInAudits(
  audits: readonly TicketAudit[],
  staff: ReadonlySet<number>,
): readonly TimelineEvent[] {
  return audits.flatMap(({ created_at: time, author_id: saver, events }) => {
    const at = wholeSecondOf(time);
    return linesIn(events).flatMap((said): readonly TimelineEvent[] => {
      switch (said.type) {
        case "Comment":
        case "VoiceComment": {
          const author = said.author_id ?? saver;
          if (!said.public || author === null) return [];
          return [
            staff.has(author)
              ? { at, kind: "public_reply_by_agent", agentId: author }
              : { at, kind: "public_comment_by_customer" },
          ];
        }
        case "Create":
        case "Change":
          return momentsInField(at, said.type, said.field_name, said.value);
      }
    });
  });
}

/** Whoever wrote a comment. */
export function authorsIn(audits: readonly TicketAudit[]): readonly number[] {
  const authors = audits.flatMap(({ author_id: saver, events }) =>
    linesIn(events).flatMap((said) =>
      said.type === "Comment" || said.type === "VoiceComment" ? (said.author_id ?? saver ?? []) : [],
    ),
  );
  return [...new Set(authors)].filter((author) => author > 0);
}

function momentsInField(
  at: string,
  type: "Create" | "Change",
  field: string,
  value: unknown,
): readonly TimelineEvent[] {
  if (field === "status") {
    const status = v.safeParse(TicketDetail.entries.status, value);
    return status.success ? [{ at, kind: "status", status: status.output }] : [];
  }
  if (field !== "assignee_id") return [];
  const assignee = v.safeParse(person, value);
  if (assignee.success) return [{ at, kind: "assigned", assigneeId: assignee.output }];
  return type === "Create" ? [] : [{ at, kind: "assigned", assigneeId: null }];
}

/** Lines of other kinds (notifications, ratings, …) say nothing about clocks. */
const linesIn = (events: TicketAudit["events"]): readonly v.InferOutput<typeof line>[] =>
  events.flatMap((event) => {
    const parsed = v.safeParse(line, event);
    return parsed.success ? [parsed.output] : [];
  });
