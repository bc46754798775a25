const nameOf = (agentId: number): string => `tierwise.closed.${agentId}`;

/** The panels this agent keeps closed in this browser, by key. Nobody known, or nothing kept for frames: none. */
export function closedPanels(agentId: number | null): ReadonlySet<string> {
  if (agentId === null) return new Set();
  try {
    return new Set((localStorage.getItem(nameOf(agentId)) ?? "").split(" ").filter((key) => key !== ""));
  } catch {
    return new Set();
  }
}

/** Remembers whether the agent keeps a panel closed, as far as the browser lets frames remember. */
export function rememberPanel(agentId: number | null, key: string, isClosed: boolean): void {
  if (agentId === null) return;
  const closed = new Set(closedPanels(agentId));
  if (isClosed) closed.add(key);
  else closed.delete(key);
  try {
    localStorage.setItem(nameOf(agentId), [...closed].join(" "));
  } catch {
    // Then the panel is open again on the next ticket.
  }
}
