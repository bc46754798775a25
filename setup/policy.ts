import { runPolicyCommand } from "./policy/runPolicyCommand.ts";

// `npm run policy -- …`: see docs/policy.md "From the command line".
process.exitCode = await runPolicyCommand(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  problem: (line) => process.stderr.write(`${line}\n`),
  now: () => new Date().toISOString(),
});
