import type * as v from "valibot";
import { isMap } from "./isMap.ts";
import { type PathStep, type PolicyProblem, wrongName, wrongValue } from "./policyProblem.ts";
import { BETWEEN_NAMES } from "./schema/section.ts";

type Issue = v.BaseIssue<unknown>;

/** The schema's issues as problems of the policy. */
export function schemaProblems(issues: readonly Issue[]): readonly PolicyProblem[] {
  return issues.map(problemOf);
}

/** Where an issue is. */
export function issuePath(issue: Issue): readonly PathStep[] {
  return (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
}

function problemOf(issue: Issue): PolicyProblem {
  const path = issuePath(issue);
  switch (issue.type) {
    case "strict_object":
      if (issue.expected === "never") return wrongName(path, path.at(-1), issue.message.split(BETWEEN_NAMES));
      if (issue.path?.at(-1)?.origin === "key") return wrongValue(path, undefined, "a value: it is required");
      return wrongValue(path, issue.input, issue.message);
    case "picklist":
    case "variant":
      return isMap(issue.input)
        ? wrongValue(path, issue.input, issue.message)
        : wrongName(path, issue.input, issue.message.split(BETWEEN_NAMES));
    default:
      return wrongValue(path, issue.input, issue.message);
  }
}
