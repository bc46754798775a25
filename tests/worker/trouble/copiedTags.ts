/** Zendesk gives a new ticket its organization's tags: which tier a call's task got depends on when it was made. */
export function withoutCopies(
  tags: readonly string[],
  { external_id: externalId }: { readonly [key: string]: unknown },
): readonly string[] {
  const isCall = String(externalId).startsWith("tierwise:callback:");
  return isCall ? tags.filter((tag) => !tag.startsWith("tier_")) : tags;
}
