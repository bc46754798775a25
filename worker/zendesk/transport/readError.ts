import type { FieldProblem, ZendeskError } from "../zendeskError.ts";

/** Used where a 429 names no time, as Zendesk's own Ruby client does (facts/zendesk-api 3.2). */
export const DEFAULT_RETRY_AFTER_SECONDS = 10;

const DETAIL_CHARACTERS = 300;

export type ErrorReply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly endpoint: string;
  readonly nowMs: number;
};

/**
 * Turns any error reply of Zendesk into a value. Bodies come in at least seven shapes, `error` being a string or an
 * object, and some are plain text (facts/zendesk-api 3.1); the status decides the reason, the body only the words.
 */
export function readError(reply: ErrorReply): ZendeskError {
  const body = parseJson(reply.text);
  const detail = detailOf(body) ?? plainText(reply.text) ?? `HTTP ${reply.status}`;
  const { status } = reply;
  if (status === 429) return rateLimited(reply);
  if (status === 401) return { reason: "unauthenticated", detail };
  if (status === 403) return { reason: "forbidden", detail };
  if (status === 404 || status === 410) return { reason: "not_found" };
  if (status === 409) return { reason: "conflict" };
  // TooManyJobs: its status is unconfirmed (docs/unconfirmed.md); whatever it is, waiting is what helps.
  if (isTooManyJobs(body)) return rateLimited(reply);
  if (status >= 500) {
    // A 503 with Retry-After is Zendesk asking for patience, not for an alarm.
    return reply.headers.has("retry-after") ? rateLimited(reply) : { reason: "unavailable", status, detail };
  }
  if (status >= 400) return { reason: "invalid", status, detail, fields: fieldProblems(body) };
  return { reason: "unreadable", status, detail };
}

function rateLimited(reply: ErrorReply): ZendeskError {
  return {
    reason: "rate_limited",
    retryAfterSeconds: retryAfterSeconds(reply.headers.get("retry-after"), reply.nowMs),
    endpoint: reply.endpoint,
  };
}

/** Retry-After as seconds or as an HTTP date; never less than one second. */
function retryAfterSeconds(header: string | null, nowMs: number): number {
  if (header === null || header.trim() === "") return DEFAULT_RETRY_AFTER_SECONDS;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(1, Math.ceil(seconds));
  const at = Date.parse(header);
  return Number.isNaN(at) ? DEFAULT_RETRY_AFTER_SECONDS : Math.max(1, Math.ceil((at - nowMs) / 1000));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function detailOf(body: unknown): string | null {
  if (!isRecord(body)) return null;
  const { error, description, message, error_description: oauth, errors } = body;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const parts = isRecord(error)
    ? [text(error["title"]), text(error["message"])]
    : [text(error), text(oauth) ?? text(description) ?? text(message)];
  if (isRecord(first)) parts.push(text(first["title"]) ?? text(first["detail"]) ?? text(first["code"]));
  else parts.push(text(first) ?? text(errors));
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(": ").slice(0, DETAIL_CHARACTERS);
}

function plainText(raw: string): string | null {
  const trimmed = raw.trim();
  // An HTML page (a proxy's, a maintenance page's) says nothing that helps.
  return trimmed === "" || trimmed.startsWith("<") ? null : trimmed.slice(0, DETAIL_CHARACTERS);
}

function fieldProblems(body: unknown): readonly FieldProblem[] {
  if (!isRecord(body) || !isRecord(body["details"])) return [];
  return Object.entries(body["details"]).flatMap(([field, problems]) =>
    (Array.isArray(problems) ? problems : [problems]).map((problem: unknown) => ({
      field,
      problem: isRecord(problem)
        ? (text(problem["description"]) ?? text(problem["error"]) ?? "invalid")
        : (text(problem) ?? "invalid"),
    })),
  );
}

function isTooManyJobs(body: unknown): boolean {
  return (
    isRecord(body) && (body["error"] === "TooManyJobs" || detailOf(body)?.includes("TooManyJobs") === true)
  );
}
