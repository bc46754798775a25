import * as v from "valibot";
import type { ExportedTicketEvent } from "../schemas/ticketEvent.ts";
import { fileAmong, files } from "./files.ts";
import { inOrder, personOf, type TicketSave, wholeSecondOf } from "./ticketSave.ts";

/** A save of some ticket. */
export type ExportedSave = TicketSave & { readonly ticketId: number };

/**
 * Saves as the export of ticket events tells them, oldest first. A child names the field it sets as its key; with the
 * sideload `comment_events` it says who commented, without it only that somebody did. Texts are not read.
 * Source: Zendesk's description of the export; its document shows another record by mistake (docs/unconfirmed.md).
 */
export function savesInExport(events: readonly ExportedTicketEvent[]): readonly ExportedSave[] {
  return inOrder(
    events.flatMap((event) => {
      const at = timeOf(event);
      if (at === null) return [];
      const authorId = personOf(event.updater_id);
      return [
        {
          ticketId: event.ticket_id,
          at,
          authorId,
          changes: event.child_events.flatMap(changesIn),
          comments: event.child_events.flatMap((child) => commentsIn(child, authorId)),
        },
      ];
    }),
  );
}

function timeOf({ created_at: at, timestamp }: ExportedTicketEvent): string | null {
  if (at !== null && at !== undefined && !Number.isNaN(Date.parse(at))) return wholeSecondOf(at);
  return timestamp === null || timestamp === undefined
    ? null
    : wholeSecondOf(new Date(timestamp * 1000).toISOString());
}

type Child = ExportedTicketEvent["child_events"][number];

const FIELDS = [
  "subject",
  "status",
  "priority",
  "type",
  "requester_id",
  "organization_id",
  "assignee_id",
  "group_id",
  "brand_id",
  "ticket_form_id",
  "external_id",
  "due_at",
] as const;

const comment = v.object({ public: v.boolean(), author_id: v.nullish(v.number()), attachments: files });
const presence = v.object({ comment_present: v.literal(true), comment_public: v.boolean() });
const tagChange = v.object({
  tags: v.array(v.string()),
  added_tags: v.fallback(v.nullish(v.array(v.string()), null), null),
  removed_tags: v.fallback(v.nullish(v.array(v.string()), null), null),
});
const customFields = v.object({ custom_ticket_fields: v.record(v.string(), v.unknown()) });

function commentsIn(child: Child, authorId: number | null): TicketSave["comments"] {
  if (child.event_type !== "Comment" && child.event_type !== "VoiceComment") return [];
  const whole = v.safeParse(comment, child);
  if (whole.success) {
    const { public: isPublic, author_id: writer, attachments } = whole.output;
    return [{ isPublic, authorId: personOf(writer ?? authorId), ...fileAmong(attachments) }];
  }
  const mentioned = v.safeParse(presence, child);
  return mentioned.success ? [{ isPublic: mentioned.output.comment_public, authorId }] : [];
}

function changesIn(child: Child): TicketSave["changes"] {
  const isNew = child.event_type === "Create";
  if (!isNew && child.event_type !== "Change") return [];
  const change = (field: string, value: unknown, previous: unknown): TicketSave["changes"][number] =>
    isNew ? { field, value } : { field, value, previous: previous ?? null };
  const before = child["previous_value"];
  const plain = FIELDS.flatMap((field) => (field in child ? [change(field, child[field], before)] : []));
  const tags = v.safeParse(tagChange, child);
  const custom = v.safeParse(customFields, child);
  return [
    ...plain,
    ...(tags.success ? [change("tags", tags.output.tags, before ?? tagsBefore(tags.output))] : []),
    ...(custom.success
      ? Object.entries(custom.output.custom_ticket_fields).map(([id, value]) => change(id, value, before))
      : []),
  ];
}

function tagsBefore({ tags, added_tags, removed_tags }: v.InferOutput<typeof tagChange>): readonly string[] {
  const added = new Set(added_tags ?? []);
  return [...tags.filter((tag) => !added.has(tag)), ...(removed_tags ?? [])];
}
