import type { Result } from "#core";
import type { SetupAccount } from "./account/setupAccount.ts";

/** Why setup can't go on, and what the person can do about it. */
export type SetupProblem = { readonly what: string; readonly todo: string };
export type SetupResult<Value> = Result<Value, SetupProblem>;

/**
 * One thing an account needs. `check` only reads. `apply` makes what `check` found missing and nothing else, so that
 * a second run finds nothing to do; it is checked again afterwards. `undo` takes away what setup made.
 */
export type Step = {
  readonly title: string;
  /** What differs from how it should be, one sentence each; empty: nothing. */
  check(account: SetupAccount): Promise<SetupResult<readonly string[]>>;
  apply(account: SetupAccount): Promise<SetupResult<null>>;
  /** What `undo` would take away, one sentence each; empty: nothing is left of it. */
  remains(account: SetupAccount): Promise<SetupResult<readonly string[]>>;
  undo(account: SetupAccount): Promise<SetupResult<null>>;
};
