import type { Step } from "../step.ts";
import { app } from "./app.ts";
import { organizationFields } from "./organizationFields.ts";
import { signIn } from "./signIn.ts";
import { slaPolicies } from "./slaPolicies.ts";
import { ticketField } from "./ticketField.ts";
import { webhook } from "./webhook.ts";
import { workerSecretsStep } from "./workerSecretsStep.ts";
import { workerSettings } from "./workerSettings.ts";

/** All steps, in the order in which they build on each other; removing goes backwards. */
export const stepsFor = (place: "local" | "deployed"): readonly Step[] => [
  signIn,
  ...(place === "deployed" ? [workerSettings] : []),
  organizationFields,
  ticketField,
  slaPolicies,
  webhook,
  app,
  workerSecretsStep,
];
