import { randomInt } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { openAccount } from "../../setup/account/openAccount.ts";
import { applySteps } from "../../setup/runSteps.ts";
import { LOCAL_ACCOUNT } from "../../setup/start/localAccount.ts";
import { type LocalDesk, startLocal } from "../../setup/start/startLocal.ts";
import { ticketField } from "../../setup/steps/ticketField.ts";
import { PROJECT_ROOT } from "../architecture/seededTree.ts";

/** The whole product as `npm start` brings it up, on ports of its own, with what a test needs to look behind it. */
export type HelpDesk = {
  readonly desk: LocalDesk;
  /** A REST call as one of the account's users ("1" is the admin, "3" an agent). */
  api(user: string, method: string, path: string, body?: unknown): Promise<ApiReply>;
  /** Runs a cron of the Worker now. */
  tick(cron: string): Promise<void>;
  /** Makes the ticket fields that a changed policy asks for, as running setup again does. */
  makeTicketFields(): Promise<void>;
  close(): Promise<void>;
};

export type ApiReply = { readonly status: number; readonly body: unknown };

/** @param migrated folder with the Worker's database as the migrations leave it; without it they run here. */
export async function openHelpDesk(demo: "year" | "none", migrated?: string): Promise<HelpDesk> {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-desk-"));
  const [standinPort, standinHttpsPort, workerPort] = await Promise.all([anyPort(), anyPort(), anyPort()]);
  const progress: string[] = [];
  const ports = { standinPort, standinHttpsPort, workerPort };
  if (migrated !== undefined) cpSync(migrated, folder, { recursive: true });
  // The tests ask the account's API far more often than people do; its limit is not what they are about.
  process.env["STANDIN_PLAN"] ??= "enterprise_plus";
  const tell = (text: string): void => void progress.push(text);
  const started = await startLocal({ project: PROJECT_ROOT, folder, keep: true, demo, tell, ...ports });
  if (!started.ok)
    throw new Error(`${started.error.what} (${started.error.todo}) after: ${progress.join(" / ")}`);
  const desk = started.value;
  return {
    desk,
    api: (user, method, path, body) => call(desk.standin.url, user, method, path, body),
    async tick(cron) {
      const query = new URLSearchParams({ cron, time: String(Date.now()) });
      const reply = await fetch(`${desk.workerUrl}/cdn-cgi/handler/scheduled?${query.toString()}`);
      if (!reply.ok) throw new Error(`cron ${cron}: ${reply.status}`);
    },
    async makeTicketFields() {
      const account = await openAccount({
        project: PROJECT_ROOT,
        ...LOCAL_ACCOUNT,
        zendeskUrl: desk.standin.url,
        workerUrl: desk.workerUrl,
        localSecrets: join(folder, "secrets.env"),
        zcli: null,
        recordFile: join(folder, "setup.json"),
      });
      const outcome = account.ok ? await applySteps(account.value, [ticketField], () => {}) : "problem";
      if (outcome === "problem") throw new Error("setup could not make the ticket fields");
    },
    async close() {
      await desk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function call(
  url: string,
  user: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<ApiReply> {
  const reply = await fetch(`${url}${path}`, {
    method,
    headers: { Authorization: `Bearer agent:${user}`, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
}

/** Below what systems give to outgoing connections by themselves: what is free now stays free until we use it. */
const PORTS = { from: 20_000, below: 32_000 };

/** A port nobody uses at this moment. */
export async function anyPort(): Promise<number> {
  const port = randomInt(PORTS.from, PORTS.below);
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
  return isFree ? port : anyPort();
}

/** The app as it runs inside the workspace page. */
export const sidebarOf = (page: Page): FrameLocator =>
  page.frameLocator('iframe[src*="/apps-assets/"]').first();
