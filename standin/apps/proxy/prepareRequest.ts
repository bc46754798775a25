import * as v from "valibot";
import type { Json } from "../../json.ts";
import type { SecureScope } from "../package/parameterRules.ts";
import type { App, AppInstallation } from "../records.ts";
import { fillPlaceholders } from "./fillPlaceholders.ts";
import { isDomainAllowed } from "./isDomainAllowed.ts";
import { makeJwt } from "./makeJwt.ts";

const json = v.lazy(
  (): v.GenericSchema<unknown, Json> =>
    v.union([v.null(), v.boolean(), v.number(), v.string(), v.array(json), v.record(v.string(), json)]),
);

/** The options of `client.request` that the proxy knows. Source: zendesk-app 3.1, 3.3. */
export const requestOptionsSchema = v.object({
  url: v.string(),
  type: v.optional(v.pipe(v.string(), v.toUpperCase()), "GET"),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  contentType: v.optional(v.string()),
  /** Already a text: the page encodes objects as the app asked. */
  body: v.optional(v.nullable(v.string()), null),
  secure: v.optional(v.boolean(), false),
  jwt: v.optional(
    v.object({
      algorithm: v.optional(v.string(), "HS256"),
      secret_key: v.string(),
      expiry: v.optional(v.number(), 30),
      claims: v.optional(v.record(v.string(), json), {}),
    }),
  ),
});
export type RequestOptions = v.InferOutput<typeof requestOptionsSchema>;

/** A request ready to be sent, or why the proxy will not send it. */
export type Prepared =
  | { ok: true; url: URL; method: string; headers: { [name: string]: string }; body: string | null }
  | { ok: false; reason: "bad_url" | "domain" | "header_name" | "algorithm" | "scope"; detail: string };

/** Fills settings and the token into a request of an app. `nowSeconds`: epoch seconds, real time. */
export const prepareRequest = (
  app: App,
  installation: AppInstallation,
  options: RequestOptions,
  nowSeconds: number,
): Prepared => {
  const badHeader = Object.keys(options.headers).find((name) => name.includes("_"));
  if (badHeader !== undefined) return { ok: false, reason: "header_name", detail: badHeader };
  if (options.jwt !== undefined && options.jwt.algorithm !== "HS256")
    return { ok: false, reason: "algorithm", detail: options.jwt.algorithm };

  let outOfScope: string | undefined;
  const fill = (text: string, place: SecureScope): string => {
    if (!options.secure) return text;
    const filled = fillPlaceholders(text, place, app.manifest.parameters, installation.settings);
    if (filled.ok) return filled.text;
    outOfScope = `${filled.setting} in ${place}`;
    return "";
  };
  const token = options.secure ? tokenOf(options.jwt, fill, nowSeconds) : undefined;
  const withToken = (text: string, place: SecureScope): string => {
    const filled = fill(text, place);
    return token === undefined ? filled : filled.replaceAll(/\{\{\s*jwt\.token\s*\}\}/g, token);
  };
  const address = withToken(options.url, "url");
  const headers = Object.fromEntries(
    Object.entries(options.headers).map(([name, value]) => [name, withToken(value, "header")]),
  );
  if (options.contentType !== undefined) headers["Content-Type"] = options.contentType;
  const body = options.body === null ? null : withToken(options.body, "body");
  if (outOfScope !== undefined) return { ok: false, reason: "scope", detail: outOfScope };
  if (!URL.canParse(address)) return { ok: false, reason: "bad_url", detail: options.url };
  const url = new URL(address);
  if (!isDomainAllowed(app.manifest.domainWhitelist, url))
    return { ok: false, reason: "domain", detail: url.host };
  return { ok: true, url, method: options.type, headers, body };
};

const tokenOf = (
  jwt: RequestOptions["jwt"],
  fill: (text: string, place: SecureScope) => string,
  nowSeconds: number,
): string | undefined => {
  if (jwt === undefined) return undefined;
  const claims = Object.fromEntries(
    Object.entries(jwt.claims).map(([name, value]) => [
      name,
      typeof value === "string" ? fill(value, "jwt_claim") : value,
    ]),
  );
  return makeJwt(fill(jwt.secret_key, "jwt_secret_key"), claims, nowSeconds, jwt.expiry);
};
