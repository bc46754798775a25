import type { PolicyDocument } from "../policy/schema/document.ts";

/** A callback rule as the policy's document has it. */
export type CallbackRule = PolicyDocument["callbacks"][number];

export type CallbackTrigger = CallbackRule["trigger"];
