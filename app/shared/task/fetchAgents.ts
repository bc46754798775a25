import * as v from "valibot";
import { type PagedList, requestPages } from "../../zaf/requestPages.ts";
import type { Zaf } from "../../zaf/zaf.ts";

export type AgentChoice = { readonly id: number; readonly name: string };

const Agent = v.object({
  id: v.number(),
  name: v.string(),
  active: v.nullish(v.boolean(), true),
  suspended: v.nullish(v.boolean(), false),
  role_type: v.nullish(v.number()),
  only_private_comments: v.nullish(v.boolean(), false),
});

/** `role_type` of light agents, chat agents and contributors (Zendesk's OpenAPI document): tickets are not assigned to them. */
const NEVER_ASSIGNED: ReadonlySet<number> = new Set([1, 2, 3]);

/** Where Zendesk does not tell the kind of agent, only whoever may write nothing but internal notes is known. */
function isAssignable({ role_type: kind, only_private_comments: onlyNotes }: v.InferOutput<typeof Agent>) {
  return kind == null ? !onlyNotes : !NEVER_ASSIGNED.has(kind);
}

const AGENTS = {
  path: "/api/v2/users.json?role[]=agent&role[]=admin",
  key: "users",
  item: Agent,
} as const satisfies PagedList<v.InferOutput<typeof Agent>>;

/** Agents and admins who can be given a task, by name. Nobody where Zendesk does not answer. */
export async function fetchAgents(zaf: Zaf): Promise<readonly AgentChoice[]> {
  const users = await requestPages(zaf, AGENTS);
  if (!users.ok) return [];
  return users.value
    .filter((user) => user.active && !user.suspended && isAssignable(user))
    .map(({ id, name }): AgentChoice => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
