import type { StepReport } from "./runSteps.ts";
import type { Step } from "./step.ts";

/** A step's outcome in plain lines: "✓ Webhook: nothing to do". */
export function tellStep(step: Step, report: StepReport): string {
  const list = (items: readonly string[]): string => items.map((item) => `\n    ${item}`).join("");
  switch (report.kind) {
    case "fine":
      return `✓ ${step.title}: nothing to do`;
    case "done":
      return `✓ ${step.title}: done${list(report.did)}`;
    case "drift":
      return `≠ ${step.title}${list(report.differs)}`;
    case "problem":
      return `✗ ${step.title}: ${report.problem.what}\n    → ${report.problem.todo}`;
  }
}
