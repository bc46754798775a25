import type { Json } from "../json.ts";

/** The error bodies Zendesk is known to send, one function each. Source: zendesk-api 3.1. */

/** A JSON reply with Zendesk's content type. */
export const jsonReply = (
  status: number,
  body: Json,
  headers: { readonly [name: string]: string } = {},
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });

/** 204 without a body. */
export const noContent = (): Response => new Response(null, { status: 204 });

/** 401: no or wrong credentials, API tokens and passwords included. */
export const notAuthenticated = (): Response => jsonReply(401, { error: "Couldn't authenticate you" });

/** 401: an OAuth token that expired, was revoked or never existed. UNCONFIRMED wording. */
export const invalidToken = (): Response =>
  jsonReply(
    401,
    {
      error: "invalid_token",
      error_description:
        "The access token provided is expired, revoked, malformed or invalid for other reasons.",
    },
    { "www-authenticate": 'Bearer error="invalid_token"' },
  );

/** 403: the role may not do this. */
export const forbiddenRole = (): Response =>
  jsonReply(403, {
    error: {
      title: "Forbidden",
      message:
        "You do not have access to this page. Please contact the account owner of this help desk for further help.",
    },
  });

/** 403: the token lacks a scope. */
export const forbiddenScope = (scope: string): Response =>
  jsonReply(403, {
    error: "Forbidden",
    description: `You are missing the following required scopes: ${scope}`,
  });

/** 404: no such record, or one the actor may not see. */
export const recordNotFound = (): Response =>
  jsonReply(404, { error: "RecordNotFound", description: "Not found" });

/** 404: no such path. UNCONFIRMED wording. */
export const invalidEndpoint = (): Response =>
  jsonReply(404, { error: "InvalidEndpoint", description: "Not found" });

/** 400: more ids than a bulk call takes (100). */
export const tooManyValues = (maximum: number): Response =>
  jsonReply(400, {
    error: "TooManyValues",
    description: `Parameter  cannot specify more than ${maximum} values`,
    max_count: maximum,
  });

/** 400: an attribute with a value that cannot be. */
export const invalidAttribute = (message: string): Response =>
  jsonReply(400, { error: { title: "Invalid attribute", message } });

/** 400: a body that is not what the operation takes. UNCONFIRMED wording. */
export const badRequest = (description: string): Response =>
  jsonReply(400, { error: "BadRequest", description });

/** 400: an Idempotency-Key used before with another body. */
export const idempotencyMismatch = (): Response =>
  jsonReply(400, {
    error: "IdempotentRequestError",
    description: "Request parameters don't match the given idempotency key",
  });

/** 409: `updated_stamp` is not the record's present one. UNCONFIRMED wording. */
export const updateConflict = (): Response =>
  jsonReply(409, {
    error: "UpdateConflict",
    description: "Safe Update prevented the update due to outdated ticket data.",
  });

/** 413: a body that is too large. */
export const payloadTooLarge = (): Response =>
  jsonReply(413, { error: "PayloadTooLarge", description: "Request body is too large" });

/** What is wrong with one attribute of a record. */
export type ValidationError = { readonly description: string; readonly error?: string };

/** 422: the record would not be valid. `details` by attribute name. */
export const recordInvalid = (details: {
  readonly [attribute: string]: readonly ValidationError[];
}): Response =>
  jsonReply(422, {
    error: "RecordInvalid",
    description: "Record validation errors",
    details: Object.fromEntries(
      Object.entries(details).map(([attribute, errors]) => [
        attribute,
        errors.map(({ description, error }) =>
          error === undefined ? { description } : { description, error },
        ),
      ]),
    ),
  });

/** 422 of search, exports and the like. */
export const unprocessable = (error: string, description: string): Response =>
  jsonReply(422, { error, description });

/** 429 of the account, and of most endpoints. */
export const tooManyRequests = (description: string, retryAfterSeconds: number): Response =>
  jsonReply(
    429,
    { error: "APIRateLimitExceeded", description },
    { "retry-after": String(retryAfterSeconds) },
  );

/** 429 of an organization's update: a body of its own. */
export const tooManyOrganizationUpdates = (retryAfterSeconds: number): Response =>
  jsonReply(
    429,
    { errors: [{ code: "TooManyRequests", title: "Too many requests to update" }] },
    { "retry-after": String(retryAfterSeconds) },
  );

/** 429 of a user's update: plain text, no Retry-After. */
export const tooManyUserUpdates = (): Response =>
  new Response(
    "You have exceeded the rate limit for updating a single unique user. Please try again later.",
    {
      status: 429,
      headers: { "content-type": "text/plain; charset=utf-8" },
    },
  );

/** 429: 30 jobs are waiting or running. Status UNCONFIRMED. */
export const tooManyJobs = (): Response =>
  jsonReply(
    429,
    { error: "TooManyJobs", description: "Too many jobs are currently queued or running. Try again later." },
    { "retry-after": "10" },
  );

/** 501: the stand-in does not have this. Never sent by Zendesk. */
export const notImplemented = (path: string): Response => jsonReply(501, { error: "NotImplemented", path });
