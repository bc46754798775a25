import type { Result } from "#core";

/** Why setup can't go on, and what the person can do about it. */
export type SetupProblem = { readonly what: string; readonly todo: string };
export type SetupResult<Value> = Result<Value, SetupProblem>;
