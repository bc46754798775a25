import { createServer, type IncomingMessage } from "node:http";
import type { TestProject } from "vitest/node";
import { startStandin } from "../standin/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    standinUrl: string;
    /** `POST` here is a webhook's endpoint; `GET` hands over what arrived since the last `GET`. */
    sinkUrl: string;
  }
}

const APP_ID = 4_242;

/** For the Worker's tests: the local Zendesk with our app installed, and an endpoint that keeps its webhooks. */
export default async function standinForWorker(project: TestProject): Promise<() => Promise<void>> {
  const running = await startStandin({ port: 0, plan: "enterprise_plus" });
  const at = new Date().toISOString();
  const manifest = {
    defaultLocale: "en",
    location: {},
    parameters: [],
    domainWhitelist: [],
    singleInstall: true,
  };
  const app = {
    id: APP_ID,
    name: "Tierwise",
    manifest,
    files: new Map(),
    public_key: "",
    created_at: at,
    updated_at: at,
  };
  running.standin.state.apps.set(APP_ID, app);
  running.standin.state.appInstallations.set(77, {
    id: 77,
    app_id: APP_ID,
    product: "support",
    settings: new Map([
      ["name", "Tierwise"],
      ["policy", "preset: it-services"],
    ]),
    enabled: true,
    role_restrictions: null,
    group_restrictions: [],
    created_at: at,
    updated_at: at,
  });
  const sink = await startSink();
  project.provide("standinUrl", running.url);
  project.provide("sinkUrl", sink.url);
  return async () => {
    await Promise.all([running.close(), sink.close()]);
  };
}

type Arrived = { readonly headers: Record<string, string>; readonly body: string };

async function startSink(): Promise<{ url: string; close(): Promise<void> }> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    if (request.method === "GET") {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(arrived.splice(0)));
      return;
    }
    void read(request).then((body) => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
      arrived.push({ headers: Object.fromEntries(headers), body });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
