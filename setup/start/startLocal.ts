import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ok } from "#core";
import { openAccount } from "../account/openAccount.ts";
import { generateDemo } from "../demo/generateDemo.ts";
import { type LoadedDemo, loadDemo } from "../demo/loadDemo.ts";
import { applySteps } from "../runSteps.ts";
import type { SetupProblem, SetupResult } from "../setupResult.ts";
import { stepsFor } from "../steps/steps.ts";
import { shareCalls } from "../demo/shareCalls.ts";
import { APP_BUILD, buildIfOlder, WORKSPACE_BUILD } from "./buildIfOlder.ts";
import { freePort } from "./freePort.ts";
import { LOCAL_ACCOUNT } from "./localAccount.ts";
import { type LocalStandin, startLocalStandin } from "./localStandin.ts";
import { type LocalWorker, migrateLocalDatabase, startLocalWorker } from "./localWorker.ts";
import { tickCrons } from "./tickCrons.ts";
import { workedOff } from "./workedOff.ts";

export type LocalOptions = {
  readonly project: string;
  readonly standinPort: number;
  readonly standinHttpsPort: number;
  readonly workerPort: number;
  /** Where everything local lives; emptied first unless `keep`. */
  readonly folder: string;
  /** Go on with the account and the ledger of the last run. */
  readonly keep: boolean;
  readonly demo: "year" | "none";
  readonly tell: (progress: string) => void;
};

/** The whole product on this machine: local Zendesk, Worker, crons. */
export type LocalDesk = {
  readonly standin: LocalStandin;
  /** Where a person begins: a VIP customer's ticket, or the ticket list. */
  readonly workspaceUrl: string;
  readonly workerUrl: string;
  /** Tests stop the Worker and start it again; what it missed in between it has to catch up. */
  stopWorker(): Promise<void>;
  startWorker(): Promise<SetupResult<null>>;
  /** Resolves with a sentence when a part ends by itself. */
  readonly broken: Promise<string>;
  stop(): Promise<void>;
};

const WORKED_OFF_WITHIN_MS = 150_000;
/** Exports never hold the newest minute: the demo is loaded as if it were a little earlier, and is seen at once. */
const LOADED_BEFORE_MS = 100_000;
const DEMO_SEED = 20_261_122;

/** Starts everything and waits until it answers. Stops what it started when something does not work. */
export async function startLocal(options: LocalOptions): Promise<SetupResult<LocalDesk>> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.toReversed().splice(0)) await each();
    stops.length = 0;
  };
  const started = await startParts(options, stops, stop);
  if (!started.ok) await stop();
  return started;
}

async function startParts(
  options: LocalOptions,
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<SetupResult<LocalDesk>> {
  const { project, folder, tell } = options;
  for (const [port, purpose, variable] of [
    [options.standinPort, "the local Zendesk", "STANDIN_PORT"],
    [options.standinHttpsPort, "the local Zendesk's https", "STANDIN_HTTPS_PORT"],
    [options.workerPort, "the Worker", "WORKER_PORT"],
  ] as const) {
    const free = await freePort(port, purpose, variable);
    if (!free.ok) return free;
  }
  if (!options.keep) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  for (const build of [APP_BUILD, WORKSPACE_BUILD]) {
    const built = await buildIfOlder(project, build);
    if (!built.ok) return built;
    if (built.value) tell(`Built ${build.name}.`);
  }
  tell("Starting the local Zendesk …");
  const standin = await startLocalStandin({
    project,
    folder,
    port: options.standinPort,
    httpsPort: options.standinHttpsPort,
  });
  if (!standin.ok) return standin;
  stops.push(() => standin.value.running.stop());

  tell("Setting the account up, as setup does with a real one …");
  const secretsFile = join(folder, "secrets.env");
  const workerUrl = `http://localhost:${options.workerPort}`;
  const account = await openAccount({
    project,
    ...LOCAL_ACCOUNT,
    zendeskUrl: standin.value.url,
    workerUrl,
    localSecrets: secretsFile,
    zcli: { host: standin.value.httpsHost, certificateFile: standin.value.certificateFile },
    recordFile: join(folder, "setup.json"),
  });
  if (!account.ok) return account;
  let problem: SetupProblem | null = null;
  const [, migrated] = await Promise.all([
    applySteps(account.value, stepsFor("local"), (_step, report) => {
      if (report.kind === "problem") problem = report.problem;
    }),
    migrateLocalDatabase(project, folder),
  ]);
  if (problem !== null) return { ok: false, error: problem };
  if (!migrated.ok) return migrated;

  tell("Starting the Worker …");
  let worker: LocalWorker | null = null;
  let tellBroken: (what: string) => void = () => undefined;
  const broken = new Promise<string>((resolve) => {
    tellBroken = resolve;
  });
  const startWorker = async (): Promise<SetupResult<null>> => {
    const { accountId, subdomain } = LOCAL_ACCOUNT;
    const begun = await startLocalWorker({
      project,
      folder,
      port: options.workerPort,
      zendeskUrl: standin.value.url,
      vars: { ZENDESK_SUBDOMAIN: subdomain, ZENDESK_ACCOUNT_ID: accountId },
      secretsFile,
    });
    if (!begun.ok) return begun;
    worker = begun.value;
    void begun.value.running.ended.then(() => {
      if (worker === begun.value)
        tellBroken(`The Worker ended by itself; see ${join(folder, "worker.log")}.`);
    });
    return ok(null);
  };
  const stopWorker = async (): Promise<void> => {
    const current = worker;
    worker = null;
    await current?.running.stop();
  };
  stops.push(stopWorker);
  const up = await startWorker();
  if (!up.ok) return up;
  void standin.value.running.ended.then(() =>
    tellBroken(`The local Zendesk ended by itself; see ${folder}.`),
  );

  const loaded = await demoOnce(options, account.value.zendesk, standin.value, tell);
  if (!loaded.ok) return loaded;
  await takeIn(options, { zendesk: account.value.zendesk, standin: standin.value, worker }, loaded.value);
  const stopTicking = tickCrons(() => worker);
  stops.push(() => Promise.resolve(stopTicking()));
  const { ticketId } = loaded.value;
  return ok({
    standin: standin.value,
    workspaceUrl: `${standin.value.url}/agent${ticketId === null ? "" : `/tickets/${ticketId}`}`,
    workerUrl,
    stopWorker,
    startWorker,
    broken,
    stop,
  });
}

/** The first sweep: the Worker reads the policy and the account's past, and is well from then on. */
async function takeIn(
  { tell }: LocalOptions,
  parts: { zendesk: Parameters<typeof loadDemo>[0]; standin: LocalStandin; worker: LocalWorker | null },
  { openTicketIds, signedVisitIds }: Loaded,
): Promise<void> {
  const { worker } = parts;
  if (worker === null) return;
  tell("The Worker reads the account's past and sets every open ticket's service level …");
  const isDone = await workedOff({ ...parts, worker }, openTicketIds, WORKED_OFF_WITHIN_MS);
  if (!isDone) tell(`It is not through yet and goes on; see ${worker.url}/healthz.`);
  else await shareCalls(parts.zendesk, signedVisitIds);
}

type Loaded = Omit<LoadedDemo, "ticketId"> & { readonly ticketId: number | null };

/** Loads the demo; with `keep`, only where it is not there yet. */
async function demoOnce(
  options: LocalOptions,
  zendesk: Parameters<typeof loadDemo>[0],
  standin: LocalStandin,
  tell: LocalOptions["tell"],
): Promise<SetupResult<Loaded>> {
  if (options.demo === "none") return ok({ ticketId: null, openTicketIds: [], signedVisitIds: [] });
  const before = new Date(Date.now() - LOADED_BEFORE_MS);
  const demo = generateDemo({ seed: DEMO_SEED, now: before, agents: LOCAL_ACCOUNT.agentIds.length });
  const there = await zendesk.tickets.byExternalId(demo.showcase);
  const kept = there.ok ? there.value[0] : undefined;
  if (kept !== undefined) return ok({ ticketId: kept.id, openTicketIds: [kept.id], signedVisitIds: [] });
  tell("Loading a year of a help desk: 40 customers, 120 people, 600 tickets …");
  await standin.setClock(before);
  const loaded = await loadDemo(zendesk, demo, LOCAL_ACCOUNT.agentIds);
  await standin.setClock(null);
  return loaded;
}
