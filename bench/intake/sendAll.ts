import { connect, type Socket } from "node:net";

/**
 * Sends every request over `connections` kept-open connections, one at a time on each, and reads every answer.
 * Plain sockets, because the client shares two cores with what it measures. Throws on an answer other than 202.
 * @returns seconds from the first byte to the last answer.
 */
export async function sendAll(url: URL, requests: readonly Buffer[], connections: number): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => opened(url)));
  let next = 0;
  const from = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const status = await exchange(socket, request);
        if (status !== 202) throw new Error(`a signed webhook was answered with ${status}`);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  for (const socket of sockets) socket.destroy();
  return seconds;
}

async function opened(url: URL): Promise<Socket> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  return socket;
}

async function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const onData = (chunk: Buffer): void => {
      answer += chunk.toString("latin1");
      if (!isWhole(answer)) return;
      socket.off("data", onData).off("error", reject);
      resolve(Number(answer.slice("HTTP/1.1 ".length, "HTTP/1.1 202".length)));
    };
    socket.on("data", onData).once("error", reject);
    socket.write(request);
  });
}

const HEAD_END = "\r\n\r\n";

function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf(HEAD_END);
  if (headEnd < 0) return false;
  const length = /\r\ncontent-length: (?<bytes>\d+)/i.exec(answer.slice(0, headEnd))?.groups?.["bytes"];
  if (length !== undefined) return answer.length >= headEnd + HEAD_END.length + Number(length);
  return !/\r\ntransfer-encoding: chunked/i.test(answer.slice(0, headEnd)) || answer.endsWith(`0${HEAD_END}`);
}
