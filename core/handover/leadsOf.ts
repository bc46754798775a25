import type { Policy } from "../policy/policy.ts";

/** People who may hand over another agent's tasks beside admins (A16), as Zendesk knows them. */
export type Leads = { readonly groups: readonly string[]; readonly emails: readonly string[] };

/** Those in the roles that the policy has lead: they hear of what goes wrong with calls, or get the weekly lists. */
export function leadsOf({ document }: Policy): Leads {
  const { visits, callbacks } = document;
  const keys = new Set([visits.weeklyReport?.to, ...callbacks.map(({ lead }) => lead)]);
  const ways = document.roles.filter(({ key }) => keys.has(key)).flatMap(({ resolve }) => resolve);
  return {
    groups: [...new Set(ways.flatMap((way) => (way.by === "group" ? way.group : [])))],
    emails: [...new Set(ways.flatMap((way) => (way.by === "agent" ? way.email.toLowerCase() : [])))],
  };
}

export const isLead = (
  { groups, emails }: Leads,
  person: { readonly email: string | null; readonly groups: readonly string[] },
): boolean =>
  emails.includes(person.email?.toLowerCase() ?? "") || person.groups.some((name) => groups.includes(name));
