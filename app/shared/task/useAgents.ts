import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import { useConnection } from "../connection/ConnectionContext.ts";

export type AgentChoice = { readonly id: number; readonly name: string };

const Users = v.object({
  users: v.array(v.object({ id: v.number(), name: v.string(), active: v.optional(v.boolean(), true) })),
});

const NOBODY: readonly AgentChoice[] = [];

/** Agents and admins who can be given a task, by name; the first hundred. Empty until Zendesk has answered. */
export function useAgents(): readonly AgentChoice[] {
  const { zaf } = useConnection();
  const agents = useQuery({
    queryKey: ["agents"],
    queryFn: async () => {
      const path = "/api/v2/users.json?role[]=agent&role[]=admin&per_page=100" as const;
      const answer = await requestZendesk(zaf, path, Users);
      return answer.ok
        ? answer.value.users
            .filter(({ active }) => active)
            .map(({ id, name }): AgentChoice => ({ id, name }))
            .toSorted((one, other) => one.name.localeCompare(other.name))
        : NOBODY;
    },
  });
  return agents.data ?? NOBODY;
}
