import { resolve } from "node:path";
import { confirm } from "@clack/prompts";
import { type AccountOptions, openAccount } from "./account/openAccount.ts";
import { presetTitles } from "./account/presets.ts";
import type { SetupAccount } from "./account/setupAccount.ts";
import { askOptions, type CompleteOptions, completeOptions, missingFlags } from "./askOptions.ts";
import { type GivenOptions, readOptions, USAGE } from "./readOptions.ts";
import { applySteps, checkSteps, type Outcome, removeSteps } from "./runSteps.ts";
import { stepsFor } from "./steps/steps.ts";
import { workerSettings } from "./steps/workerSettings.ts";
import { tellStep } from "./tellStep.ts";
import { trySignIn } from "./trySignIn.ts";

/** `npm run setup`: makes a Zendesk account ready for Tierwise. Options: see USAGE. */

const EXIT_CODES = { unchanged: 0, changed: 0, problem: 1, drift: 3 } as const satisfies Record<
  Outcome,
  number
>;
const WRONG_OPTIONS = 2;
const DEFAULT_PRESET = "it-services";

const project = resolve(import.meta.dirname, "..");

async function main(): Promise<number> {
  const given = optionsOrNull();
  if (given === null) return WRONG_OPTIONS;
  if (given.help) {
    console.log(USAGE);
    return 0;
  }
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const missing = missingFlags(given);
  if (missing.length > 0 && (given.yes || !isTerminal)) {
    console.error(`Missing: ${missing.join(", ")}.\n\n${USAGE}`);
    return WRONG_OPTIONS;
  }
  const options =
    completeOptions(given) ??
    (await askOptions(given, {
      input: process.stdin,
      output: process.stdout,
      signIn: trySignIn,
      presets: presetTitles(project),
      defaultPreset: DEFAULT_PRESET,
    }));
  if (options === null) return WRONG_OPTIONS;
  const account = await openAccount(accountOptions(options));
  if (!account.ok) {
    console.error(`✗ ${account.error.what}\n    → ${account.error.todo}`);
    return EXIT_CODES.problem;
  }
  return EXIT_CODES[await run(account.value, options, isTerminal)];
}

function optionsOrNull(): GivenOptions | null {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return null;
  }
}

function accountOptions(options: CompleteOptions): AccountOptions {
  const { subdomain, accountId, clientId, clientSecret, workerUrl, localSecrets, zcliHost } = options;
  return {
    project,
    zendeskUrl: options.zendeskUrl ?? `https://${subdomain}.zendesk.com`,
    subdomain,
    accountId,
    clientId,
    clientSecret,
    workerUrl,
    preset: options.preset ?? DEFAULT_PRESET,
    localSecrets: localSecrets === null ? null : resolve(localSecrets),
    zcli: zcliHost === null ? null : { host: zcliHost, certificateFile: options.zcliCertificate },
    onWarning: (warning) => console.error(`Zendesk says: ${warning}`),
  };
}

async function run(account: SetupAccount, options: CompleteOptions, isTerminal: boolean): Promise<Outcome> {
  const steps = stepsFor(options.localSecrets === null ? "deployed" : "local");
  const tell: Parameters<typeof applySteps>[2] = (step, report) => console.log(tellStep(step, report));
  switch (options.purpose) {
    case "apply": {
      let wroteSettings = false;
      const outcome = await applySteps(account, steps, (step, report) => {
        wroteSettings ||= step === workerSettings && report.kind === "done";
        tell(step, report);
      });
      if (outcome === "unchanged") console.log(`${account.subdomain} is ready; nothing had to be changed.`);
      if (outcome === "changed") {
        console.log(`${account.subdomain} is ready.`);
        if (wroteSettings)
          console.log("wrangler.toml has changed: bring it to the Worker with `npm run deploy`.");
      }
      return outcome;
    }
    case "check": {
      const outcome = await checkSteps(account, steps, tell);
      if (outcome === "unchanged") console.log(`${account.subdomain} is as it should be.`);
      if (outcome === "drift") console.log("Something differs: `npm run setup` puts it right.");
      return outcome;
    }
    case "remove": {
      const outcome = await removeSteps(account, steps, tell, async (remains) => {
        console.log(
          `This would be removed from ${account.subdomain}:\n${remains.map((item) => `    ${item}`).join("\n")}`,
        );
        if (options.yes) return true;
        if (!isTerminal) return false;
        return (await confirm({ message: "Remove all of it?", initialValue: false })) === true;
      });
      console.log(outcome === "changed" ? "Removed." : "Nothing was removed.");
      return outcome;
    }
  }
}

process.exitCode = await main();
