import type { CustomerFacts } from "../contract/facts.ts";
import type { Responsible } from "../contract/organizationBrief.ts";
import type { Policy } from "../policy/policy.ts";

type Way = Policy["document"]["roles"][number]["resolve"][number];

/** Who the policy's roles lead to for a customer, as far as no ticket is needed to tell (B2). */
export function responsiblePeople(
  policy: Policy,
  customer: CustomerFacts,
  agentNames: ReadonlyMap<number, string>,
): readonly Responsible[] {
  return policy.document.roles
    .filter(({ resolve }) => resolve.some(isOfCustomer))
    .map(({ title, resolve }) => ({
      title,
      who: resolve.map((way) => leadsTo(way, customer, agentNames)).find((who) => who !== null) ?? null,
    }));
}

/** Whether the way depends on the customer; the others are the same for everybody or need a ticket. */
const isOfCustomer = ({ by }: Way): boolean => by === "organization_field";

function leadsTo(way: Way, { facts }: CustomerFacts, agentNames: ReadonlyMap<number, string>): string | null {
  switch (way.by) {
    case "organization_field": {
      const value = facts[way.field];
      if (typeof value !== "string" && typeof value !== "number") return null;
      return value === "" ? null : (agentNames.get(Number(value)) ?? String(value));
    }
    case "agent":
      return way.email;
    case "group":
      return way.group;
    case "user_field":
    case "first_responder":
    case "assignee":
    case "previous_engineer":
      return null;
  }
}
