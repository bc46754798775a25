import { recordOf } from "../support/standinDesk.ts";
import type { Story } from "./story.ts";

/** The user whose OAuth client the Worker signs in with. */
const WORKER_USER_ID = 2;

/** What the Worker's own audits say, in few words: `level sla_vip_urgent`, `note …`, `tag …`, `group …`, `assignee …`. */
export function workerChanges(
  audits: readonly { readonly [key: string]: unknown }[],
  story: Story,
): readonly string[] {
  return audits
    .filter((audit) => audit["author_id"] === WORKER_USER_ID)
    .flatMap(({ events }) => (Array.isArray(events) ? events.map(recordOf) : []))
    .flatMap((event) => (event["type"] === "Comment" ? notesIn(event) : changeIn(event, story)))
    .toSorted();
}

/** What came in one minute is one comment, a paragraph each. */
const notesIn = ({ body, public: isPublic }: { readonly [key: string]: unknown }): readonly string[] =>
  String(body)
    .split("\n\n")
    .map((note) => `${isPublic === false ? "note" : "reply"} ${note}`);

function changeIn(
  { field_name: field, value, previous_value: before }: { readonly [key: string]: unknown },
  story: Story,
): readonly string[] {
  switch (field) {
    case String(story.account.levelFieldId):
      return [`level ${String(value)}`];
    case "tags":
      return tagsAdded(value, before).map((tag) => `tag ${tag}`);
    case "group_id":
    case "assignee_id":
      return [`${field.replace("_id", "")} ${story.nameOf(Number(value))}`];
    default:
      return [`${String(field)} ${String(value)}`];
  }
}

/** Without the level's own, which is told as the level. */
function tagsAdded(now: unknown, before: unknown): readonly string[] {
  const known = new Set(Array.isArray(before) ? before.map(String) : []);
  const tags = Array.isArray(now) ? now.map(String) : [];
  return tags.filter((tag) => !known.has(tag) && !tag.startsWith("sla_"));
}
