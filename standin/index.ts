import { createStandin } from "./createStandin.ts";
import { makeCertificate } from "./http/certificate.ts";
import { createApp } from "./http/createApp.ts";
import { listen } from "./http/listen.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";
import type { Standin } from "./standin.ts";
import type { Plan } from "./state.ts";

export type { Standin } from "./standin.ts";
export { PLANS, type Plan } from "./state.ts";

export type StandinOptions = {
  /** 0 or absent: any free port. */
  port?: number;
  /** Also answer over https, with a certificate that signs itself. 0: any free port. */
  httpsPort?: number;
  /** Where the account is kept between runs; absent: only in memory. */
  snapshotFile?: string;
  plan?: Plan;
  now?: Date | "live";
  /** Nothing runs by itself: limits and tokens last until the clock is moved. For a `now` that is fixed. */
  isStill?: boolean;
  /** The built agent workspace; default `dist/workspace`. */
  workspaceDirectory?: string;
  /** How long a webhook's endpoint may take. */
  webhookTimeoutMs?: number;
};

export type RunningStandin = {
  url: string;
  httpsUrl: string | undefined;
  /** For NODE_EXTRA_CA_CERTS. */
  certificateFile: string | undefined;
  standin: Standin;
  close(): Promise<void>;
};

const SNAPSHOT_EVERY_MS = 10_000;

/** Starts a local Zendesk on loopback. Rejects when a port is taken. */
export const startStandin = async (options: StandinOptions = {}): Promise<RunningStandin> => {
  const { snapshotFile } = options;
  const standin = createStandin({
    plan: options.plan ?? "suite_professional",
    now: options.now ?? "live",
    isStill: options.isStill ?? false,
    webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
    snapshot: snapshotFile === undefined ? undefined : readSnapshot(snapshotFile),
    workspaceDirectory: options.workspaceDirectory ?? "dist/workspace",
  });
  const app = createApp(standin);
  const plain = await listen(app, options.port ?? 0);
  standin.url = `http://localhost:${plain.port}`;
  const certificate = options.httpsPort === undefined ? undefined : await makeCertificate();
  const secure =
    certificate === undefined ? undefined : await listen(app, options.httpsPort ?? 0, certificate);
  const save = (): void => {
    if (snapshotFile !== undefined) writeSnapshot(snapshotFile, standin.state);
  };
  const saving = setInterval(save, SNAPSHOT_EVERY_MS);
  saving.unref();
  return {
    url: standin.url,
    httpsUrl: secure === undefined ? undefined : `https://127.0.0.1:${secure.port}`,
    certificateFile: certificate?.file,
    standin,
    close: async () => {
      clearInterval(saving);
      standin.dispatcher.stop();
      await Promise.all([plain.close(), secure?.close()]);
      save();
    },
  };
};
