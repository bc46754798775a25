import type { StepReport } from "./runSteps.ts";
import type { Step } from "./step.ts";

/** A step's outcome in plain lines: "✓ Webhook: nothing to do". */
export function tellStep(step: Step, report: StepReport): string {
  const list = (items: readonly string[]): string => items.map((item) => `\n    ${item}`).join("");
  const noted = (notes: readonly string[]): string => notes.map((note) => `\n    note: ${note}`).join("");
  switch (report.kind) {
    case "fine":
      return `✓ ${step.title}: nothing to do${noted(report.notes)}`;
    case "done":
      return `✓ ${step.title}: done. Before:${list(report.did)}${noted(report.notes)}`;
    case "drift":
      return `≠ ${step.title}${list(report.differs)}${noted(report.notes)}`;
    case "left_out":
      return `– ${step.title}: left out. ${report.problem.what}\n    → ${report.problem.todo}`;
    case "problem":
      return `✗ ${step.title}: ${report.problem.what}\n    → ${report.problem.todo}`;
  }
}
