/**
 * The limit a call counts against: method and path without query, ids and `.json`, e.g. "PUT /api/v2/tickets/:id".
 * Ids are numbers, or Zendesk's longer tokens (ULIDs of webhooks, ids of jobs).
 */
export function endpointOf(method: string, path: string): string {
  const bare = (path.split("?")[0] ?? path).replace(/\.json$/, "");
  const parts = bare
    .split("/")
    .map((part) => (/^\d+$/.test(part) || /^(?=.*\d)[A-Za-z0-9-]{20,}$/.test(part) ? ":id" : part));
  return `${method} ${parts.join("/")}`;
}
