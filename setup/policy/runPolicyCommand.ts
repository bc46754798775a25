import { parseArgs } from "node:util";
import { ADMIN_USAGE } from "../admin/adminOptions.ts";
import { IMPORT_USAGE, importSchedule } from "../calendars/importSchedule.ts";
import { checkCommand } from "./checkCommand.ts";
import { diffCommand } from "./diffCommand.ts";
import { judgeCommand } from "./judgeCommand.ts";
import type { ExitCode, PolicyShell } from "./policyShell.ts";
import { previewCommand } from "./previewCommand.ts";
import { WORKER_FLAGS, WORKER_USAGE, workerCommand } from "./workerCommand.ts";

const USAGE = `npm run policy -- judge POLICY FACTS.json   the tier of each customer, one JSON line each
npm run policy -- check POLICY               what is wrong with a policy, or a line that says it is right
npm run policy -- diff OLD NEW               what differs between two policies
npm run policy -- preview CURRENT DRAFT FACTS.json
                                             who would move tier and which levels would change, counts first
${WORKER_USAGE}
${IMPORT_USAGE}
POLICY, OLD, NEW, CURRENT and DRAFT each a file (YAML or JSON) or the name of a preset.

${ADMIN_USAGE}`;

/** Runs one of the commands above with the arguments after `npm run policy --`. */
export async function runPolicyCommand(
  args: readonly string[],
  shell: PolicyShell,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  if (args[0] === "import-schedule") return importSchedule(args.slice(1), { ...shell, env });
  const given = parsedOrNull(args);
  const run = given === null ? null : commandFor(given, shell, env);
  if (run !== null) return run;
  shell.problem(USAGE);
  return 2;
}

function commandFor(
  { values: flags, positionals }: ReturnType<typeof parse>,
  shell: PolicyShell,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> | null {
  const asked = workerCommand(positionals, flags, { flags, env, shell });
  if (asked !== null) return asked;
  if (Object.keys(flags).length > 0) return null;
  const [command, first, second, third, ...more] = positionals;
  if (first === undefined || more.length > 0) return null;
  if (command === "check" && second === undefined) return checkCommand(first, shell);
  if (second === undefined) return null;
  if (command === "preview" && third !== undefined) return previewCommand(first, second, third, shell);
  if (third !== undefined) return null;
  if (command === "judge") return judgeCommand(first, second, shell);
  return command === "diff" ? diffCommand(first, second, shell) : null;
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
  parseArgs({ args: [...args], allowPositionals: true, options: WORKER_FLAGS });
