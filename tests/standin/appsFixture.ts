import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";

/** Where the small app of these tests lies. */
export const TINY_APP = fileURLToPath(new URL("../fixtures/tiny-app", import.meta.url));

/** The small app as a zip; a change replaces a file (text), or removes it (null). */
export const tinyAppZip = (
  changes: { readonly [path: string]: string | Uint8Array | null } = {},
): Uint8Array<ArrayBuffer> => {
  const files = new Map<string, Uint8Array>();
  for (const path of readdirSync(TINY_APP, { recursive: true, encoding: "utf8" }))
    if (/^(manifest\.json|(assets|translations)\/.+)$/.test(path))
      files.set(path, new Uint8Array(readFileSync(`${TINY_APP}/${path}`)));
  for (const [path, content] of Object.entries(changes))
    if (content === null) files.delete(path);
    else files.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  return new Uint8Array(zipSync(Object.fromEntries(files)));
};

/** The manifest of the small app with some keys replaced; undefined removes one. */
export const tinyManifest = (changes: { readonly [key: string]: unknown }): string => {
  const manifest: unknown = JSON.parse(readFileSync(`${TINY_APP}/manifest.json`, "utf8"));
  return JSON.stringify(Object.assign({}, manifest, changes));
};

/** Calls the API as a user; answers status and parsed body. */
export const callAs = async (
  url: string,
  user: number,
  method: string,
  path: string,
  body?: FormData | object,
): Promise<{ status: number; body: unknown; headers: Headers }> => {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer agent:${user}`,
      ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {}
  return { status: response.status, body: parsed, headers: response.headers };
};

/** Uploads, builds and installs an app as its admin; fails loudly. Answers the two ids. */
export const installTinyApp = async (
  url: string,
  settings: { readonly [name: string]: unknown } = { shared_secret: "s".repeat(32), header_secret: "h" },
  zip: Uint8Array<ArrayBuffer> = tinyAppZip(),
): Promise<{ appId: number; installationId: number }> => {
  const form = new FormData();
  form.set("uploaded_data", new File([zip], "tiny.zip", { type: "application/zip" }));
  const upload = await callAs(url, 1, "POST", "/api/v2/apps/uploads.json", form);
  const created = await callAs(url, 1, "POST", "/api/apps.json", {
    upload_id: numberAt(upload.body, "id"),
    name: "Tiny",
  });
  const appId = await builtAppId(url, textAt(created.body, "job_id"));
  const installed = await callAs(url, 1, "POST", "/api/support/apps/installations.json", {
    app_id: String(appId),
    settings: { name: "Tiny", ...settings },
  });
  return { appId, installationId: numberAt(installed.body, "id") };
};

const builtAppId = async (url: string, job: string): Promise<number> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { body } = await callAs(url, 1, "GET", `/api/v2/apps/job_statuses/${job}`);
    const status = textAt(body, "status");
    if (status === "completed") return numberAt(body, "app_id");
    if (status === "failed") throw new Error(textAt(body, "message"));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("the app was not built");
};

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

/** A number inside a reply; throws with the reply when it is not there. */
export const numberAt = (value: unknown, key: string): number => {
  const found = valueAt(value, key);
  if (typeof found !== "number") throw new Error(`no number ${key} in ${JSON.stringify(value)}`);
  return found;
};

/** A text inside a reply; throws with the reply when it is not there. */
export const textAt = (value: unknown, key: string): string => {
  const found = valueAt(value, key);
  if (typeof found !== "string") throw new Error(`no text ${key} in ${JSON.stringify(value)}`);
  return found;
};
