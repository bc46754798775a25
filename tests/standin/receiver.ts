import { createServer } from "node:http";

/** One delivery as it arrived. */
export type Received = { headers: { [name: string]: string }; body: string; at: number };

/** A receiver of webhooks: keeps what arrives, answers what it is told. */
export type Receiver = {
  url: string;
  received: Received[];
  /** What to answer, by the number of the delivery (from 1). */
  answer: (count: number) => { status: number; headers?: { [name: string]: string } } | "never";
  close(): Promise<void>;
};

/** Starts a receiver on any free loopback port. */
export const startReceiver = async (): Promise<Receiver> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      receiver.received.push({ headers, body: Buffer.concat(chunks).toString("utf8"), at: Date.now() });
      const answer = receiver.answer(receiver.received.length);
      if (answer !== "never") response.writeHead(answer.status, answer.headers).end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const receiver: Receiver = {
    url: `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}/hook`,
    received: [],
    answer: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
};
