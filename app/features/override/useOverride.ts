import { useState } from "react";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import type { OverrideFields } from "./overrideFields.ts";
import type { Written } from "./overrideTexts.ts";
import { type OverrideProblem, writeOverride } from "./writeOverride.ts";

/** Where the writing stands. `before`: what to write to undo it. */
export type OverrideStep =
  | { readonly kind: "editing" }
  | { readonly kind: "writing" }
  | { readonly kind: "written"; readonly what: Written; readonly before: OverrideFields }
  | { readonly kind: "failed"; readonly problem: OverrideProblem };

/** Writes the override of one organization, and undoes it. */
export function useOverride(organizationId: number): {
  readonly step: OverrideStep;
  readonly write: (what: Written, fields: OverrideFields) => void;
  readonly editAgain: () => void;
} {
  const { zaf } = useConnection();
  const [step, setStep] = useState<OverrideStep>({ kind: "editing" });
  const write = (what: Written, fields: OverrideFields): void => {
    setStep({ kind: "writing" });
    void writeOverride(zaf, organizationId, fields).then((written) =>
      setStep(
        written.ok
          ? { kind: "written", what, before: written.value }
          : { kind: "failed", problem: written.error },
      ),
    );
  };
  return { step, write, editAgain: () => setStep({ kind: "editing" }) };
}
