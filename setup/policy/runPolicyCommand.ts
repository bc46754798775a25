import { checkCommand } from "./checkCommand.ts";
import { diffCommand } from "./diffCommand.ts";
import { judgeCommand } from "./judgeCommand.ts";
import { previewCommand } from "./previewCommand.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";

const USAGE = `npm run policy -- judge POLICY FACTS.json   the tier of each customer, one JSON line each
npm run policy -- check POLICY               what is wrong with a policy, or a line that says it is right
npm run policy -- diff OLD NEW               what differs between two policies
npm run policy -- preview CURRENT DRAFT FACTS.json
                                             who would move tier and which levels would change, counts first
POLICY, OLD, NEW, CURRENT and DRAFT each a file (YAML or JSON) or the name of a preset.`;

/** Runs `judge`, `check`, `diff` or `preview` with the arguments after the command's name. */
export async function runPolicyCommand(args: readonly string[], shell: PolicyShell): Promise<ExitCode> {
  const [command, first, second, third, ...more] = args;
  if (command === "preview" && first !== undefined && second !== undefined && third !== undefined) {
    if (more.length === 0) return previewCommand(first, second, third, shell);
  }
  const isComplete = first !== undefined && third === undefined;
  if (command === "judge" && isComplete && second !== undefined) return judgeCommand(first, second, shell);
  if (command === "check" && isComplete && second === undefined) return checkCommand(first, shell);
  if (command === "diff" && isComplete && second !== undefined) return diffCommand(first, second, shell);
  shell.problem(USAGE);
  return 2;
}
