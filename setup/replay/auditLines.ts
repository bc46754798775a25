import type { TicketAudit } from "#zendesk";
import * as v from "valibot";

/** What one save of a ticket did, as far as the replay cares. */
export type AuditLines = {
  /** Whole seconds, UTC. */
  readonly at: string;
  /** Zendesk user id; null: the system (`-1`) or unknown. */
  readonly authorId: number | null;
  readonly changes: readonly AuditChange[];
  /** Whether each comment was public when it was made. */
  readonly comments: readonly { readonly isPublic: boolean; readonly authorId: number | null }[];
};

/** `field` is Zendesk's name, or a custom field's id as text. */
export type AuditChange = {
  readonly field: string;
  readonly value: unknown;
  /** Undefined: set on the new ticket, there is nothing before. */
  readonly previous?: unknown;
};

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
  }),
  v.looseObject({
    type: v.literal("CommentPrivacyChange"),
    comment_id: v.optional(v.number()),
    public: v.boolean(),
  }),
]);

/** Oldest first; lines of other kinds (notifications, ratings, …) say nothing about clocks and are passed over. */
export function auditLines(audits: readonly TicketAudit[]): readonly AuditLines[] {
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
  return read
    .map(({ audit, lines }) => {
      const at = wholeSecond(audit.created_at);
      const authorId = person(audit.author_id ?? null);
      const changes: AuditChange[] = [];
      const comments: { isPublic: boolean; authorId: number | null }[] = [];
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
            comments.push({ isPublic, authorId: person(each.author_id ?? authorId) });
            break;
          }
          case "CommentPrivacyChange":
            break;
        }
      }
      return { at, authorId, changes, comments };
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

/** The system writes as user -1. */
const person = (id: number | null): number | null => (id !== null && id > 0 ? id : null);

/** As the Worker cuts them, so that both name the same instant. */
function wholeSecond(time: string): string {
  const epoch = Date.parse(time);
  return Number.isNaN(epoch) ? time : `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}
