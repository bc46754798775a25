import type { SetupAccount } from "./account/setupAccount.ts";
import type { SetupResult } from "./setupResult.ts";

/**
 * One thing an account needs. `check` only reads. `apply` makes what `check` found missing and nothing else, so that
 * a second run finds nothing to do; it is checked again afterwards. `undo` takes away what setup made.
 */
export type Step = {
  readonly title: string;
  /** What the person must know or do beside it, one sentence each; told with the step, no fault of the account. */
  notes?(account: SetupAccount): readonly string[];
  /** What differs from how it should be, one sentence each; empty: nothing. */
  check(account: SetupAccount): Promise<SetupResult<readonly string[]>>;
  apply(account: SetupAccount): Promise<SetupResult<null>>;
  /** What `undo` would take away, one sentence each; empty: nothing is left of it. */
  remains(account: SetupAccount): Promise<SetupResult<readonly string[]>>;
  undo(account: SetupAccount): Promise<SetupResult<null>>;
};
