import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { build } from "vite";
import { ROOT } from "../harness.ts";

const BUILT = join(ROOT, "node_modules/.cache/bench/garden-page");
const TYPES: { readonly [extension: string]: string } = { ".html": "text/html", ".js": "text/javascript" };
const HOST = `<!doctype html><title>Host</title><script>
  addEventListener("popstate", () => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: "http://127.0.0.1:" + location.port + "/garden/index.html", width: 320, height: 600 });
    document.body.append(frame);
  });
</script><body></body>`;

/**
 * The floor of the sidebar, built now and served on loopback inside a frame that a page opens on popstate. The frame is
 * of another site than the page, as every Zendesk app's is. (Headless Chromium runs both in one process all the same, on
 * either side of the comparison.)
 */
export async function serveGardenPage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  await build({
    configFile: false,
    logLevel: "silent",
    root: join(ROOT, "bench/floors/garden-page"),
    base: "./",
    build: { outDir: BUILT, emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/") {
      response.setHeader("content-type", "text/html").end(HOST);
      return;
    }
    if (!/^[/]garden[/][\w./-]+$/.test(path) || path.includes("..")) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
    response.end(readFileSync(join(BUILT, path.slice("/garden/".length))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the floor's server has no port");
  return {
    url: `http://localhost:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
