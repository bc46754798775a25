import { createBus } from "./bus.ts";
import { createClock } from "./clock.ts";
import { createControlBoard, NO_WEBHOOK_FAULTS } from "./control/controlBoard.ts";
import { createIdempotencyStore } from "./http/idempotency.ts";
import { createRateWindows } from "./http/rateWindows.ts";
import { createJobRunner } from "./jobs/jobRunner.ts";
import { seedAccount } from "./seed/seedAccount.ts";
import type { Standin } from "./standin.ts";
import type { Plan, State } from "./state.ts";
import { createDispatcher } from "./webhooks/dispatcher.ts";

type CreateOptions = {
  plan: Plan;
  now: Date | "live";
  isStill: boolean;
  webhookTimeoutMs: number;
  snapshot: State | undefined;
  workspaceDirectory: string;
};

/** Puts a stand-in together, seeded (or with the state of a snapshot); it does not listen yet. */
export const createStandin = ({
  plan,
  now,
  isStill,
  webhookTimeoutMs,
  snapshot,
  workspaceDirectory,
}: CreateOptions): Standin => {
  const clock = createClock(now, isStill);
  const bus = createBus();
  const control = createControlBoard();
  const rates = createRateWindows(clock);
  const idempotency = createIdempotencyStore(clock);
  const dispatcher = createDispatcher({ clock, control, timeoutMs: webhookTimeoutMs });
  const jobs = createJobRunner();
  const standin: Standin = {
    state: snapshot ?? seedAccount(clock, plan),
    clock,
    bus,
    rates,
    idempotency,
    dispatcher,
    jobs,
    control,
    url: "",
    workspaceDirectory,
    reset: () => {
      dispatcher.stop();
      jobs.stop();
      standin.state = seedAccount(clock, plan);
      rates.clear();
      idempotency.clear();
      control.requests = [];
      control.faults = [];
      control.webhookFaults = NO_WEBHOOK_FAULTS;
      dispatcher.reseed();
      bus.publish({ type: "reset" });
    },
  };
  return standin;
};
