import { checkCommand } from "./check-command.ts";
import { diffCommand } from "./diff-command.ts";
import { judgeCommand } from "./judge-command.ts";
import type { ExitCode, PolicyShell } from "./policy-shell.ts";

const USAGE = `npm run policy -- judge POLICY FACTS.json   the tier of each customer, one JSON line each
npm run policy -- check POLICY               what is wrong with a policy, or a line that says it is right
npm run policy -- diff OLD NEW               what differs between two policies
POLICY is a file (YAML or JSON) or the name of a preset.`;

/** Runs `judge`, `check` or `diff` with the arguments after the command's name. */
export async function runPolicyCommand(args: readonly string[], shell: PolicyShell): Promise<ExitCode> {
  const [command, first, second, ...more] = args;
  const isComplete = first !== undefined && more.length === 0;
  if (command === "judge" && isComplete && second !== undefined) return judgeCommand(first, second, shell);
  if (command === "check" && isComplete && second === undefined) return checkCommand(first, shell);
  if (command === "diff" && isComplete && second !== undefined) return diffCommand(first, second, shell);
  if (command === "preview") {
    shell.problem(
      "preview is not there yet: use `judge` on an export of your customers, or `diff` for the text.",
    );
    return 2;
  }
  shell.problem(USAGE);
  return 2;
}
