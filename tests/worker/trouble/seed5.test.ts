import { test } from "vitest";
import { endsTheSame } from "./endsTheSame.ts";

test(
  "many people's work ends the same with deliveries doubled, lost, late and out of order, Zendesk refusing, and the Worker killed (seed 5)",
  () => endsTheSame(5, { steps: 640, eventsAtLeast: 2000 }),
  1_800_000,
);
