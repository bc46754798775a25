import type { SetupAccount } from "./account/setupAccount.ts";
import type { SetupProblem } from "./setupResult.ts";
import type { Step } from "./step.ts";

/** How a step went; told one after the other, so that people see where setup is. */
export type StepReport =
  | { readonly kind: "fine"; readonly notes: readonly string[] }
  | { readonly kind: "done"; readonly did: readonly string[]; readonly notes: readonly string[] }
  | { readonly kind: "drift"; readonly differs: readonly string[]; readonly notes: readonly string[] }
  /** The account's plan lacks it; setup goes on without. */
  | { readonly kind: "left_out"; readonly problem: SetupProblem }
  | { readonly kind: "problem"; readonly problem: SetupProblem };

export type Outcome = "unchanged" | "changed" | "drift" | "problem";

type Tell = (step: Step, report: StepReport) => void;

/** Makes the account ready. Stops at the first problem: what is done stays done, and the next run goes on from there. */
export async function applySteps(
  account: SetupAccount,
  steps: readonly Step[],
  tell: Tell,
): Promise<Outcome> {
  let outcome: Outcome = "unchanged";
  for (const step of steps) {
    const report = await applyStep(account, step);
    tell(step, report);
    if (report.kind === "problem") return "problem";
    if (report.kind === "done") outcome = "changed";
  }
  return outcome;
}

async function applyStep(account: SetupAccount, step: Step): Promise<StepReport> {
  const notes = step.notes?.(account) ?? [];
  const before = await step.check(account);
  if (!before.ok) return failure(before.error);
  if (before.value.length === 0) return { kind: "fine", notes };
  const applied = await step.apply(account);
  if (!applied.ok) return failure(applied.error);
  const after = await step.check(account);
  if (!after.ok) return { kind: "problem", problem: after.error };
  if (after.value.length > 0) {
    return {
      kind: "problem",
      problem: {
        what: `Zendesk took the change, but it does not show: ${after.value.join(" ")}`,
        todo: "Run setup again in a minute; if it stays so, please report it.",
      },
    };
  }
  return { kind: "done", did: before.value, notes };
}

const failure = (problem: SetupProblem): StepReport => ({
  kind: problem.leavesOut === true ? "left_out" : "problem",
  problem,
});

/** Only looks; changes nothing. */
export async function checkSteps(
  account: SetupAccount,
  steps: readonly Step[],
  tell: Tell,
): Promise<Outcome> {
  let outcome: Outcome = "unchanged";
  for (const step of steps) {
    const found = await step.check(account);
    if (!found.ok) {
      tell(step, failure(found.error));
      if (found.error.leavesOut === true) continue;
      return "problem";
    }
    const differs = found.value;
    const notes = step.notes?.(account) ?? [];
    tell(step, differs.length === 0 ? { kind: "fine", notes } : { kind: "drift", differs, notes });
    if (differs.length > 0) outcome = "drift";
  }
  return outcome;
}

/**
 * Takes away what setup made, last step first.
 * @param agree asked once with everything that would go; false: nothing goes.
 */
export async function removeSteps(
  account: SetupAccount,
  steps: readonly Step[],
  tell: Tell,
  agree: (remains: readonly string[]) => Promise<boolean>,
): Promise<Outcome> {
  const backwards = steps.toReversed();
  const going: { readonly step: Step; readonly what: readonly string[] }[] = [];
  for (const step of backwards) {
    const remains = await step.remains(account);
    if (!remains.ok) {
      tell(step, { kind: "problem", problem: remains.error });
      return "problem";
    }
    if (remains.value.length > 0) going.push({ step, what: remains.value });
  }
  if (going.length === 0 || !(await agree(going.flatMap(({ what }) => what)))) return "unchanged";
  for (const { step, what } of going) {
    const gone = await step.undo(account);
    if (!gone.ok) {
      tell(step, { kind: "problem", problem: gone.error });
      return "problem";
    }
    tell(step, { kind: "done", did: what, notes: [] });
  }
  account.record.forget();
  return "changed";
}
