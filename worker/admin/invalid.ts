import * as v from "valibot";

/** The answer to what can't be read: where and what is wrong. */
export function invalid([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Response {
  const path = v.getDotPath(issue);
  const message = `${path === null ? "The body" : path}: ${issue.message}`;
  return Response.json({ error: "invalid", message }, { status: 400 });
}
