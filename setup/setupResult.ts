import type { Result } from "#core";

/** Why setup can't go on, and what the person can do about it. */
export type SetupProblem = {
  readonly what: string;
  readonly todo: string;
  /** The account's plan lacks what the step makes; the product works without it, and setup goes on. */
  readonly leavesOut?: true;
};
export type SetupResult<Value> = Result<Value, SetupProblem>;
