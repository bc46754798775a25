import { lazy, Suspense } from "react";
import type { Language } from "#core";
import type { Guard } from "./useGuard.ts";

const GuardPanel = lazy(async () => ({ default: (await import("./GuardPanel.tsx")).GuardPanel }));

/** The place of the guard's findings; fetched where there is something to say. */
export function GuardSlot(props: { readonly guard: Guard; readonly customerLanguage: Language | null }) {
  const { standing, desk } = props.guard;
  if (desk === null || standing.kind === "resting") return null;
  return (
    <Suspense fallback={null}>
      <GuardPanel standing={standing} desk={desk} customerLanguage={props.customerLanguage} />
    </Suspense>
  );
}
