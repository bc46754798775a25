import type { Rights } from "./readRights.ts";

const nameOf = (agentId: number): string => `tierwise.rights.${agentId}`;

/** What was read of this agent in this browser session; null: nothing, or the browser keeps nothing for frames. */
export function rememberedRights(agentId: number | null): Rights | null {
  if (agentId === null) return null;
  try {
    const kept = sessionStorage.getItem(nameOf(agentId));
    return kept === "full" || kept === "notes_only" ? kept : null;
  } catch {
    return null;
  }
}

export function rememberRights(agentId: number | null, rights: Rights): void {
  if (agentId === null) return;
  try {
    sessionStorage.setItem(nameOf(agentId), rights);
  } catch {
    // Then the next ticket asks again.
  }
}
