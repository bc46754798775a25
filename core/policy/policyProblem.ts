import { nearest } from "./nearest.ts";

/** One thing wrong with a policy: where, what is there, what may be there, and the nearest right name. */
export type PolicyProblem = {
  /** "tiers[0].when.all[1].operator"; "" is the document itself. */
  readonly path: string;
  readonly found: string;
  readonly allowed: string;
  readonly nearest: string | null;
};

/** A step into the document: a map's key or a list's index. */
export type PathStep = string | number;

const LONGEST_LIST = 24;

/** A name that is not among the allowed ones. */
export function wrongName(
  path: readonly PathStep[],
  found: unknown,
  names: readonly string[],
): PolicyProblem {
  const near = typeof found === "string" ? nearest(found, names) : null;
  const shown = names.slice(0, LONGEST_LIST).join(", ");
  return {
    path: pathText(path),
    found: foundText(found),
    allowed: names.length > LONGEST_LIST ? `${shown} …` : shown || "nothing: none is defined",
    nearest: near,
  };
}

/** Something that is wrong in another way than by its name. */
export function wrongValue(path: readonly PathStep[], found: unknown, allowed: string): PolicyProblem {
  return { path: pathText(path), found: foundText(found), allowed, nearest: null };
}

export function pathText(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** What stands there, short enough for a message. */
export function foundText(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "object") return Array.isArray(value) ? "a list" : "a map";
  const text = typeof value === "string" ? `"${value}"` : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The problem as one English sentence, for the command line and logs. */
export function describePolicyProblem(problem: PolicyProblem): string {
  const where = problem.path === "" ? "the policy" : problem.path;
  const hint = problem.nearest === null ? "" : ` Did you mean "${problem.nearest}"?`;
  return `${where}: found ${problem.found}, allowed: ${problem.allowed}.${hint}`;
}
