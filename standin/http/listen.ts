import { createServer, type Server } from "node:http";
import { createServer as createSecureServer, type Server as SecureServer } from "node:https";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { StandinEnvironment } from "./environment.ts";

/** A pair of listeners (IPv4 and IPv6 loopback) on one port. */
export type Listening = { port: number; close(): Promise<void> };

/** Listens on 127.0.0.1 and, where there is one, ::1. Port 0: any. Rejects when the port is taken. */
export const listen = async (
  app: Hono<StandinEnvironment>,
  port: number,
  tls?: { key: string; certificate: string },
): Promise<Listening> => {
  const handle = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const onRequest: Parameters<typeof createServer>[1] = (incoming, outgoing) =>
    void handle(incoming, outgoing);
  const make = (): Server | SecureServer =>
    tls === undefined
      ? createServer(onRequest)
      : createSecureServer({ key: tls.key, cert: tls.certificate }, onRequest);
  const first = make();
  await bind(first, port, "127.0.0.1");
  const address = first.address();
  const bound = address !== null && typeof address === "object" ? address.port : port;
  const second = make();
  const servers = [
    first,
    ...((await bind(second, bound, "::1").then(
      () => true,
      () => false,
    ))
      ? [second]
      : []),
  ];
  return {
    port: bound,
    close: async () => {
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
};

const bind = (server: Server | SecureServer, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
