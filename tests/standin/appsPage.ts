import { compileFunction } from "node:vm";
import { sdkScript } from "../../standin/apps/sdkScript.ts";
import { createAppInstance } from "../../standin/workspace/zaf/appInstance.ts";
import type { AppInstance } from "../../standin/workspace/zaf/hostedInstance.ts";
import {
  createInstanceDirectory,
  type InstanceDirectory,
} from "../../standin/workspace/zaf/instanceDirectory.ts";
import type { RequestOutcome } from "../../standin/workspace/zaf/performRequest.ts";
import type { Place } from "../../standin/workspace/zaf/place.ts";

/** The SDK's client as the tests use it. */
export type Client = {
  on(event: string, handler: (data: unknown) => unknown): void;
  off(event: string, handler: (data: unknown) => unknown): void;
  trigger(event: string, data?: unknown): void;
  get(path: string | readonly string[]): Promise<unknown>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(action: string, ...args: readonly unknown[]): Promise<unknown>;
  request(options: unknown): Promise<unknown>;
  context(): Promise<unknown>;
  metadata(): Promise<unknown>;
  instance(guid: string): Client;
};

const ORIGIN = "http://localhost:1234";

/** An app page with the real SDK in it, and the host's side, joined by messages that are texts, as between windows. */
export const openApp = (
  places: readonly Pick<Place, "get" | "set" | "invoke" | "subscribe">[],
  options: {
    guid?: string;
    directory?: InstanceDirectory;
    context?: { [key: string]: string | number };
    hookTimeoutMs?: number;
    request?: (options: unknown) => Promise<RequestOutcome>;
  } = {},
): { client: Client; host: AppInstance; sent: unknown[]; received: string[] } => {
  const guid = options.guid ?? "guid-1";
  const listeners: ((event: object) => void)[] = [];
  const sent: unknown[] = [];
  const received: string[] = [];
  const parent = {
    postMessage: (data: unknown) => {
      sent.push(data);
      queueMicrotask(() => host.receive(structuredClone(data)));
    },
  };
  const host = createAppInstance({
    guid,
    appId: 7,
    metadata: { appId: 7, installationId: 8, settings: { greeting: "Hello" } },
    context: { instanceGuid: guid, product: "support", location: "ticket_sidebar", ...options.context },
    places,
    directory: options.directory ?? createInstanceDirectory(),
    post: (message) => {
      received.push(message);
      queueMicrotask(() => {
        for (const listen of listeners) listen({ origin: ORIGIN, source: parent, data: message });
      });
    },
    request: options.request ?? (async () => ({ outcome: "done", args: ["ok"] })),
    ...(options.hookTimeoutMs === undefined ? {} : { hookTimeoutMs: options.hookTimeoutMs }),
  });
  const search = `?origin=${encodeURIComponent(ORIGIN)}&app_guid=${guid}`;
  const window: { ZAFClient?: { init(): Client | false }; [key: string]: unknown } = {
    Promise,
    parent,
    addEventListener: (_type: string, listener: (event: object) => void) => listeners.push(listener),
  };
  compileFunction(sdkScript(), ["window", "document"])(window, { location: { search, hash: "" } });
  const client = window.ZAFClient?.init();
  if (client === undefined || client === false) throw new Error("the SDK did not start");
  return { client, host, sent, received };
};
