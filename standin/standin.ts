import type { Bus } from "./bus.ts";
import type { Clock } from "./clock.ts";
import type { ControlBoard } from "./control/controlBoard.ts";
import type { RateWindows } from "./http/rateWindows.ts";
import type { IdempotencyStore } from "./http/idempotency.ts";
import type { Dispatcher } from "./webhooks/dispatcher.ts";
import type { JobRunner } from "./jobs/jobRunner.ts";
import type { State } from "./state.ts";

/** Everything the routes of the stand-in work with. */
export type Standin = {
  /** The account's data. Replaced as a whole by a reset: always read it through `standin.state`. */
  state: State;
  readonly clock: Clock;
  readonly bus: Bus;
  /** Rate-limit counters. */
  readonly rates: RateWindows;
  readonly idempotency: IdempotencyStore;
  /** Sends events to webhooks. */
  readonly dispatcher: Dispatcher;
  /** Runs background jobs. */
  readonly jobs: JobRunner;
  /** Faults and the log of requests: the test's side of the stand-in. */
  readonly control: ControlBoard;
  /** Back to the seed. */
  reset(): void;
  /** Where the stand-in answers; set once it listens. */
  url: string;
  /** Where the built agent workspace lies. */
  readonly workspaceDirectory: string;
};
