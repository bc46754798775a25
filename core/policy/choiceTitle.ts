import type { FactValue } from "../contract/facts.ts";
import type { Localized } from "../contract/localized.ts";
import { choiceOptionValue } from "./fieldsOf.ts";
import type { PolicyDocument } from "./schema/document.ts";

type Fact = Pick<PolicyDocument["facts"][number], "key" | "choices">;

/** What the policy calls a value of a fact; null where it is none of the fact's choices. */
export function choiceTitle({ key, choices }: Fact, value: FactValue | null): Localized | null {
  const choice = choices.find((one) => value === one.key || value === choiceOptionValue(key, one.key));
  return choice?.title ?? null;
}
