const SCOPED_RESOURCES = [
  "tickets",
  "users",
  "organizations",
  "apps",
  "triggers",
  "automations",
  "targets",
  "webhooks",
] as const;

/**
 * The scopes of which a token needs one for this call: the global one, and the resource's own where there is one.
 * Audits need the global one. Source: zendesk-api 0 no. 14 and 3.5 (that fields, SLA policies and schedules have none is UNCONFIRMED).
 */
export const requiredScopes = (method: string, path: string): readonly string[] => {
  const access = method === "GET" || method === "HEAD" ? "read" : "write";
  if (/^\/api\/v2\/users\/me$/.test(path)) return [access, `users:${access}`];
  if (/\/audits(\/|$)/.test(path)) return [access];
  const segment = /^\/api\/v2\/([a-z_]+)/.exec(path)?.[1] ?? "";
  const resource = SCOPED_RESOURCES.find((each) => each === segment);
  return resource === undefined ? [access] : [access, `${resource}:${access}`];
};
