/** Which of our own task tickets an external id names; null: a customer's request, or somebody else's id. */
export function taskKindOf(externalId: string | null): "visit" | "callback" | null {
  if (externalId === null) return null;
  if (externalId.startsWith("tierwise:visit:")) return "visit";
  return externalId.startsWith("tierwise:callback:") ? "callback" : null;
}
