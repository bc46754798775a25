import { inject, test } from "vitest";
import { endsTheSame } from "./endsTheSame.ts";

/** Zendesk sends about five events for each step, our own writes' among them; half of that is asked for. */
const EVENTS_A_STEP = 2.5;

test.each(inject("troubleSeeds"))(
  "many people's work ends the same with deliveries doubled, lost, late and out of order, Zendesk refusing, and the Worker killed (seed %i)",
  async (seed) => {
    const steps = inject("troubleSteps");
    await endsTheSame(seed, { steps, eventsAtLeast: steps * EVENTS_A_STEP });
  },
  1_800_000,
);
