import * as v from "valibot";
import { type VersionedRules, VersionedRulesSchema } from "./guardSchema.ts";

const KEY = "tierwise.guard";

/** The rules this browser was given last; null: none, or it keeps nothing for frames. */
export function keptRules(): VersionedRules | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    const read = v.safeParse(VersionedRulesSchema, kept);
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Keeps them for the next ticket, which need not ask for them then, and for when nobody answers. */
export function keepRules(rules: VersionedRules): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(rules));
  } catch {
    // Then the next ticket asks again.
  }
}
