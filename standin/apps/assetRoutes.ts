import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { recordNotFound } from "../http/reply.ts";
import type { Standin } from "../standin.ts";
import { contentType } from "./contentType.ts";
import { sdkScript } from "./sdkScript.ts";

/** Zendesk's app SDK where apps load it from. Any minor path below 2.x is taken. */
const CDN_SCRIPT =
  /https:\/\/static\.zdassets\.com\/zendesk_app_framework_sdk\/2[^"'\s]*\/zaf_sdk(\.min)?\.js/g;
const LOCAL_SCRIPT = "/apps-assets/sdk.js";

/**
 * The files of apps. The workspace asks for them from another origin than its own (localhost against 127.0.0.1), as
 * apps in Zendesk live on a domain of their own. In HTML the SDK's CDN address becomes a local one; packages stay as they are.
 */
export const assetRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const routes = new Hono<StandinEnvironment>();
  routes.get(LOCAL_SCRIPT, () => reply(sdkScript(), "text/javascript; charset=utf-8"));
  routes.get("/apps-assets/:app/*", (context) => {
    const { app: appId } = context.req.param();
    const path = decodeURIComponent(context.req.path.slice(`/apps-assets/${appId}/`.length));
    const file = standin.state.apps.get(Number(appId))?.files.get(path);
    if (file === undefined || !path.startsWith("assets/")) return recordNotFound();
    const bytes = Buffer.from(file, "base64");
    const type = contentType(path);
    return type.startsWith("text/html")
      ? reply(bytes.toString("utf8").replaceAll(CDN_SCRIPT, LOCAL_SCRIPT), type)
      : reply(new Uint8Array(bytes), type);
  });
  return routes;
};

const reply = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, {
    headers: { "content-type": type, "cache-control": "no-cache", "access-control-allow-origin": "*" },
  });
