import { createServer, type IncomingMessage } from "node:http";

type Arrived = { readonly headers: Record<string, string>; readonly body: string };

/**
 * An endpoint for webhooks: `POST` is taken with 202, `GET` hands over what arrived since the last `GET`.
 * @param settled `GET` waits for this: that nothing is under way any more.
 */
export async function startSink(
  settled: () => Promise<void> = () => Promise.resolve(),
): Promise<{ url: string; close(): Promise<void> }> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    if (request.method === "GET") {
      response.setHeader("content-type", "application/json");
      void settled().then(() => response.end(JSON.stringify(arrived.splice(0))));
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
