import * as v from "valibot";
import type { TicketAudit } from "../schemas/ticket.ts";
import { fileAmong, files } from "./files.ts";
import { inOrder, personOf, type TicketSave, wholeSecondOf } from "./ticketSave.ts";

const field = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((name) => String(name)),
);
const line = v.variant("type", [
  v.looseObject({ type: v.literal("Create"), field_name: field, value: v.unknown() }),
  v.looseObject({
    type: v.literal("Change"),
    field_name: field,
    value: v.unknown(),
    previous_value: v.optional(v.unknown(), null),
  }),
  v.looseObject({
    type: v.picklist(["Comment", "VoiceComment"]),
    id: v.optional(v.number()),
    public: v.optional(v.boolean(), true),
    author_id: v.optional(v.nullable(v.number())),
    attachments: files,
  }),
  v.looseObject({
    type: v.literal("CommentPrivacyChange"),
    comment_id: v.optional(v.number()),
    public: v.boolean(),
  }),
]);

/**
 * One ticket's saves as its audits tell them, oldest first; lines of other kinds (notifications, ratings, …) say nothing
 * about clocks and are passed over. Source: facts of `GET /api/v2/tickets/{id}/audits`.
 */
export function savesInAudits(audits: readonly TicketAudit[]): readonly TicketSave[] {
  const read = audits.map((audit) => ({
    audit,
    lines: audit.events.flatMap((event) => {
      const parsed = v.safeParse(line, event);
      return parsed.success ? [parsed.output] : [];
    }),
  }));
  // A comment made private later was public when it was made; its line may show today's state (docs/unconfirmed.md).
  const oncePublic = new Set(
    read.flatMap(({ lines }) =>
      lines.flatMap((each) =>
        each.type === "CommentPrivacyChange" && !each.public ? [each.comment_id] : [],
      ),
    ),
  );
  return inOrder(
    read.map(({ audit, lines }) => {
      const authorId = personOf(audit.author_id);
      const changes: TicketSave["changes"][number][] = [];
      const comments: TicketSave["comments"][number][] = [];
      for (const each of lines) {
        switch (each.type) {
          case "Create":
            changes.push({ field: each.field_name, value: each.value });
            break;
          case "Change":
            changes.push({ field: each.field_name, value: each.value, previous: each.previous_value });
            break;
          case "Comment":
          case "VoiceComment": {
            const isPublic = each.public || (each.id !== undefined && oncePublic.has(each.id));
            const writer = personOf(each.author_id ?? authorId);
            comments.push({ isPublic, authorId: writer, ...fileAmong(each.attachments) });
            break;
          }
          case "CommentPrivacyChange":
            break;
        }
      }
      return { at: wholeSecondOf(audit.created_at), authorId, changes, comments };
    }),
  );
}
