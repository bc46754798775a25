import { useQuery } from "@tanstack/react-query";
import { useConnection } from "../connection/ConnectionContext.ts";
import { type AgentChoice, fetchAgents } from "./fetchAgents.ts";
import { fetchOwnUser } from "./fetchOwnUser.ts";

const NOBODY: readonly AgentChoice[] = [];

/** Without the user Tierwise itself acts as, behind whom nobody works; where it is who is looking, somebody does. */
export function peopleAmong(
  agents: readonly AgentChoice[],
  ownUserId: number | null,
  readerId: number | null,
): readonly AgentChoice[] {
  return agents.filter(({ id }) => id !== ownUserId || id === readerId);
}

/** Agents and admins who can be given a task, by name. Empty until Zendesk has answered. */
export function useAgents(): readonly AgentChoice[] {
  const { zaf, session } = useConnection();
  const agents = useQuery({ queryKey: ["agents"], queryFn: () => fetchAgents(zaf) });
  const ownUser = useQuery({ queryKey: ["own_user"], queryFn: () => fetchOwnUser(zaf, session) });
  return peopleAmong(agents.data ?? NOBODY, ownUser.data ?? null, session.user.id);
}
