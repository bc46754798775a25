import * as v from "valibot";
import { type Json, jsonSchema } from "../json.ts";

/** How a request of an app ended; only the first argument reaches its promise. Source: zendesk-app 1.6. */
export type RequestOutcome = { outcome: "done" | "fail"; args: readonly Json[] };

/** A reply before it is shaped for the app. */
export type RawReply = {
  status: number;
  statusText: string;
  headers: { [name: string]: string };
  body: string;
};

/** How the host reaches the three kinds of targets. */
export type Transports = {
  /** Zendesk's own API, with the agent's session. */
  zendesk(url: string, init: Encoded): Promise<RawReply>;
  /** Another server, from the browser (`cors: true`). */
  browser(url: string, init: Encoded): Promise<RawReply>;
  /** Another server, through the proxy, which fills settings and tokens in. */
  proxy(url: string, init: Encoded, options: RequestOptions): Promise<RawReply>;
};

/** Method, headers and body, ready to send. */
export type Encoded = { method: string; headers: { [name: string]: string }; body: string | null };

const optionsSchema = v.object({
  url: v.string(),
  type: v.optional(v.string()),
  method: v.optional(v.string()),
  data: v.optional(jsonSchema, null),
  dataType: v.optional(v.string()),
  contentType: v.optional(v.union([v.string(), v.boolean()])),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  secure: v.optional(v.boolean(), false),
  cors: v.optional(v.boolean(), false),
  jwt: v.optional(jsonSchema),
  autoRetry: v.optional(v.boolean(), true),
  httpCompleteResponse: v.optional(v.boolean(), false),
});
export type RequestOptions = v.InferOutput<typeof optionsSchema>;

const DEFAULT_CONTENT_TYPE = "application/x-www-form-urlencoded; charset=UTF-8";
const MAX_RETRY_SECONDS = 60;

/** Does an app's `client.request`. Never rejects. `ownHosts`: hosts that are Zendesk itself. */
export const performRequest = async (
  raw: Json,
  transports: Transports,
  ownHosts: readonly string[],
  wait: (seconds: number) => Promise<void> = sleep,
): Promise<RequestOutcome> => {
  const read = v.safeParse(optionsSchema, raw);
  if (!read.success)
    return failed({ status: 0, statusText: "error", headers: {}, body: v.summarize(read.issues) });
  const options = read.output;
  const encoded = encode(options);
  const url = urlWithData(options);
  const send = (): Promise<RawReply> => {
    if (isZendesk(url, ownHosts)) return transports.zendesk(url, encoded);
    if (options.cors && !options.secure) return transports.browser(url, encoded);
    return transports.proxy(url, encoded, options);
  };
  try {
    let reply = await send();
    if (reply.status === 429 && options.autoRetry) {
      await wait(Math.min(MAX_RETRY_SECONDS, Number(reply.headers["retry-after"] ?? 10)));
      reply = await send();
    }
    return shaped(reply, options);
  } catch (error) {
    const text = error instanceof Error ? error.message : "error";
    return failed({ status: 0, statusText: "error", headers: {}, body: text });
  }
};

const sleep = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const isZendesk = (url: string, ownHosts: readonly string[]): boolean => {
  if (!/^https?:\/\//.test(url)) return true;
  const { host, pathname } = new URL(url);
  return ownHosts.includes(host) && pathname.startsWith("/api/");
};

const methodOf = ({ type, method }: RequestOptions): string => (type ?? method ?? "GET").toUpperCase();

const urlWithData = (options: RequestOptions): string => {
  if (methodOf(options) !== "GET" || options.data === null) return options.url;
  const query = typeof options.data === "string" ? options.data : formOf(options.data);
  return query === "" ? options.url : `${options.url}${options.url.includes("?") ? "&" : "?"}${query}`;
};

const encode = (options: RequestOptions): Encoded => {
  const method = methodOf(options);
  const hasBody = method !== "GET" && method !== "HEAD" && options.data !== null;
  const contentType = typeof options.contentType === "string" ? options.contentType : DEFAULT_CONTENT_TYPE;
  const headers: { [name: string]: string } = { ...options.headers };
  if (options.dataType === "json") headers["Accept"] ??= "application/json, text/javascript, */*; q=0.01";
  if (!hasBody) return { method, headers, body: null };
  headers["Content-Type"] ??= contentType;
  return { method, headers, body: typeof options.data === "string" ? options.data : formOf(options.data) };
};

const formOf = (data: Json): string => {
  if (data === null || typeof data !== "object") return String(data ?? "");
  const pairs = Object.entries(data).map(([name, value]) => [
    name,
    typeof value === "object" ? JSON.stringify(value) : String(value),
  ]);
  return new URLSearchParams(pairs).toString();
};

const shaped = (reply: RawReply, { dataType, httpCompleteResponse }: RequestOptions): RequestOutcome => {
  const succeeded = reply.status >= 200 && reply.status < 300;
  if (!succeeded) return failed(reply);
  const parsed = parsedBody(reply);
  if (dataType === "json" && parsed === undefined && reply.body !== "")
    return failed({ ...reply, statusText: "parsererror" });
  const body: Json = dataType === "text" ? reply.body : (parsed ?? reply.body);
  const whole = complete(reply, parsed);
  return { outcome: "done", args: [httpCompleteResponse ? whole : body, "success", whole] };
};

const failed = (reply: RawReply): RequestOutcome => ({
  outcome: "fail",
  args: [complete(reply, parsedBody(reply)), "error", reply.statusText],
});

const complete = (reply: RawReply, parsed: Json | undefined): Json => ({
  readyState: 4,
  status: reply.status,
  statusText: reply.statusText,
  responseText: reply.body,
  responseHeaders: reply.headers,
  ...(parsed === undefined ? {} : { responseJSON: parsed }),
});

const parsedBody = ({ body, headers }: RawReply): Json | undefined => {
  if (!/json/i.test(headers["content-type"] ?? "")) return undefined;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), jsonSchema), body);
  return read.success ? read.output : undefined;
};
