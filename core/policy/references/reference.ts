import type { PathStep } from "../policyProblem.ts";
import type { PolicyDocument } from "../schema/document.ts";

/** What a name in the document may point to. */
export type Referred =
  | "fact"
  | "numeric fact"
  | "date fact"
  | "tier"
  | "segment"
  | "schedule"
  | "urgency"
  | "problem type"
  | "role"
  | "visit kind"
  | "stage"
  | "register"
  | "reply"
  | "survey";

/** A place in the document that names another part of it. */
export type Reference = { readonly to: Referred; readonly path: readonly PathStep[]; readonly name: string };

type Action = PolicyDocument["serviceLevels"][number]["onBreach"][number];

/** One name; none where nothing is named. */
export function one(to: Referred, path: readonly PathStep[], name: string | null): readonly Reference[] {
  return name === null ? [] : [{ to, path, name }];
}

export function each(
  to: Referred,
  path: readonly PathStep[],
  names: readonly string[],
): readonly Reference[] {
  return names.map((name, index) => ({ to, path: [...path, index], name }));
}

/** The roles and replies that actions name. */
export function ofActions(path: readonly PathStep[], actions: readonly Action[]): readonly Reference[] {
  return actions.flatMap((action, index): readonly Reference[] => {
    switch (action.do) {
      case "assign":
      case "notify":
        return one("role", [...path, index, "role"], action.role);
      case "offer_reply":
        return one("reply", [...path, index, "reply"], action.reply);
      case "internal_note":
      case "tag":
      case "priority":
      case "group":
      case "reopen":
        return [];
    }
  });
}
