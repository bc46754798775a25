import { existsSync, readFileSync, statSync } from "node:fs";
import { join, normalize, resolve, sep } from "node:path";
import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import type { Standin } from "../standin.ts";
import { contentType } from "./contentType.ts";

/** The built agent workspace under /agent/*; every path that is no file is the page itself. */
export const workspaceRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  const directory = resolve(standin.workspaceDirectory);
  routes.get("/", (context) => context.redirect("/agent/"));
  routes.get("/agent", (context) => {
    const { search } = new URL(context.req.url);
    return context.redirect(`/agent/${search}`);
  });
  routes.get("/agent/*", (context) => {
    const asked = join(directory, normalize(decodeURIComponent(context.req.path.slice("/agent/".length))));
    const inside = asked.startsWith(directory + sep) && existsSync(asked) && statSync(asked).isFile();
    const file = inside ? asked : join(directory, "index.html");
    if (!existsSync(file))
      return context.text("The agent workspace is not built. Run: npm run build:workspace", 503);
    return new Response(new Uint8Array(readFileSync(file)), {
      headers: {
        "content-type": contentType(file),
        "cache-control": file.includes(`${sep}files${sep}`) ? "max-age=31536000, immutable" : "no-cache",
      },
    });
  });
  return routes;
};
