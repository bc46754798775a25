import { createServer } from "node:net";
import { failed, ok } from "#core";
import type { SetupResult } from "../setupResult.ts";

/** Says clearly which port is taken, before anything is started. */
export async function freePort(port: number, purpose: string, variable: string): Promise<SetupResult<null>> {
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
  return isFree
    ? ok(null)
    : failed({
        what: `Port ${port}, meant for ${purpose}, is taken.`,
        todo: `Stop what uses it (another \`npm start\`?), or choose another port: ${variable}=${port + 100} npm start`,
      });
}
