import type { TestProject } from "vitest/node";
import { standinWithApp } from "./standinWithApp.ts";
import { startSink } from "./webhookSink.ts";

declare module "vitest" {
  interface ProvidedContext {
    standinUrl: string;
    /** `POST` here is a webhook's endpoint; `GET` hands over what arrived since the last `GET`. */
    sinkUrl: string;
  }
}

/** For the Worker's tests: the local Zendesk with our app installed, and an endpoint that keeps its webhooks. */
export default async function standinForWorker(project: TestProject): Promise<() => Promise<void>> {
  const running = await standinWithApp("preset: it-services");
  const sink = await startSink();
  project.provide("standinUrl", running.url);
  project.provide("sinkUrl", sink.url);
  return async () => {
    await Promise.all([running.close(), sink.close()]);
  };
}
