/**
 * Status and tags of a ticket, without what depends only on when a task of ours was made: Zendesk gives a new ticket its
 * organization's tags, and one that was closed and is needed again is open, not new.
 */
export function withoutRoad(
  status: unknown,
  tags: unknown,
  externalId: unknown,
): readonly [unknown, readonly string[]] {
  const all = (Array.isArray(tags) ? tags.map(String) : []).toSorted();
  if (!String(externalId).startsWith("tierwise:")) return [status, all];
  return [status === "new" ? "open" : status, all.filter((tag) => !tag.startsWith("tier_"))];
}
