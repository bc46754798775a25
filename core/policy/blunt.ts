import { isMap } from "./isMap.ts";
import type { PathStep } from "./policyProblem.ts";

/** A condition that is always well formed, whatever the policy. */
const HARMLESS = { field: "organization.tags", operator: "present" };

/**
 * The document with wrong spots made harmless, so that the rest can be checked in the same go: a wrong condition
 * becomes a well-formed one (places in lists do not move), any other wrong value is left out.
 */
export function blunt(document: unknown, paths: readonly (readonly PathStep[])[]): unknown {
  return paths.reduce<unknown>((rest, path) => replaced(rest, spotOf(path)), document);
}

/** Up to the condition that holds the spot, if one does. */
function spotOf(path: readonly PathStep[]): readonly PathStep[] {
  const side = path.findIndex(
    (step, at) => (step === "all" || step === "any") && typeof path[at + 1] === "number",
  );
  return side < 0 ? path : path.slice(0, side + 2);
}

function replaced(value: unknown, path: readonly PathStep[]): unknown {
  const [step, ...deeper] = path;
  if (Array.isArray(value) && typeof step === "number" && step in value) {
    const items: readonly unknown[] = value;
    return items.with(step, deeper.length === 0 ? HARMLESS : replaced(items[step], deeper));
  }
  if (!isMap(value) || typeof step !== "string") return value;
  const { [step]: inner, ...others } = value;
  return deeper.length === 0 ? others : { ...others, [step]: replaced(inner, deeper) };
}
