import { parseArgs } from "node:util";
import { ADMIN_FLAGS, ADMIN_USAGE } from "../admin/adminOptions.ts";
import { IMPORT_USAGE, importSchedule } from "../calendars/importSchedule.ts";
import { checkCommand } from "./checkCommand.ts";
import { diffCommand } from "./diffCommand.ts";
import { judgeCommand } from "./judgeCommand.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";
import { previewCommand } from "./previewCommand.ts";
import { previewStoredCommand } from "./previewStoredCommand.ts";

const USAGE = `npm run policy -- judge POLICY FACTS.json   the tier of each customer, one JSON line each
npm run policy -- check POLICY               what is wrong with a policy, or a line that says it is right
npm run policy -- diff OLD NEW               what differs between two policies
npm run policy -- preview CURRENT DRAFT FACTS.json
                                             who would move tier and which levels would change, counts first
npm run policy -- preview DRAFT [--tickets N]
                                             the same beside the policy in force, over what the Worker has stored:
                                             all customers and the newest N open tickets (default 1000)
${IMPORT_USAGE}
POLICY, OLD, NEW, CURRENT and DRAFT each a file (YAML or JSON) or the name of a preset.

${ADMIN_USAGE}`;

const FLAGS = { ...ADMIN_FLAGS, tickets: { type: "string" } } as const;

/** Runs `judge`, `check`, `diff`, `preview` or `import-schedule` with the arguments after the command's name. */
export async function runPolicyCommand(
  args: readonly string[],
  shell: PolicyShell,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  if (args[0] === "import-schedule") return importSchedule(args.slice(1), { ...shell, env });
  const parsed = parsedOrNull(args);
  if (parsed === null) return wrong(shell);
  const { values: flags, positionals } = parsed;
  const [command, first, second, third, ...more] = positionals;
  const given = [first, second, third, ...more].filter((each) => each !== undefined).length;
  const tickets = flags.tickets === undefined ? null : Number(flags.tickets);
  if (tickets !== null && (!Number.isSafeInteger(tickets) || tickets < 0)) return wrong(shell);
  if (command === "preview" && first !== undefined && given === 1)
    return previewStoredCommand(first, tickets, { flags, env, shell });
  if (Object.keys(flags).length > 0) return wrong(shell);
  if (command === "preview" && first !== undefined && second !== undefined && third !== undefined) {
    if (given === 3) return previewCommand(first, second, third, shell);
  }
  if (first !== undefined && second !== undefined && given === 2) {
    if (command === "judge") return judgeCommand(first, second, shell);
    if (command === "diff") return diffCommand(first, second, shell);
  }
  if (command === "check" && first !== undefined && given === 1) return checkCommand(first, shell);
  return wrong(shell);
}

function parsedOrNull(args: readonly string[]): ReturnType<typeof parse> | null {
  try {
    return parse(args);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], allowPositionals: true, options: FLAGS });

function wrong(shell: PolicyShell): ExitCode {
  shell.problem(USAGE);
  return 2;
}
