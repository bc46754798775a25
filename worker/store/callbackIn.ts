const ID = /^tierwise:callback:(?<id>[^~]+)(?:~\d+)?$/;

/** The callback whose task an external id names, its first or one that was made in its place (decision 010); null: none. */
export const callbackIn = (externalId: string | null): string | null =>
  ID.exec(externalId ?? "")?.groups?.["id"] ?? null;
