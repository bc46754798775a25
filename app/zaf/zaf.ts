import type { Result } from "#core";
import type { ZafProblem } from "./zafProblem.ts";

/** Values by path, as far as the host gave them: a path that failed is absent. */
export type ZafValues = { readonly [path: string]: unknown };

/** What `client.request` takes (facts: zendesk-app 3.1, 3.3). */
export type ZafRequest = {
  readonly url: string;
  readonly type?: "GET" | "POST" | "PUT" | "DELETE";
  /** The body, already as text of the content type. */
  readonly data?: string;
  readonly contentType?: "application/json";
  /** `false`: a 429 comes back at once instead of after Zendesk's own wait. */
  readonly autoRetry?: false;
  readonly headers?: { readonly [name: string]: string };
  readonly dataType?: "json";
  readonly secure?: true;
  readonly jwt?: {
    readonly algorithm: "HS256";
    readonly secret_key: string;
    /** Seconds. */
    readonly expiry: number;
    readonly claims: { readonly [claim: string]: string };
  };
};

/**
 * Zendesk's host page as our screens use it: every call ends within its time, and a failure is a value.
 * What comes back is unknown until its reader has parsed it.
 */
export type Zaf = {
  readonly get: (paths: readonly string[]) => Promise<Result<ZafValues, ZafProblem>>;
  readonly invoke: (action: string, ...args: readonly unknown[]) => Promise<Result<null, ZafProblem>>;
  readonly request: (request: ZafRequest) => Promise<Result<unknown, ZafProblem>>;
  /** Calls back until the returned function is called. */
  readonly on: (event: string, handler: (data: unknown) => void) => () => void;
  readonly context: () => Promise<Result<unknown, ZafProblem>>;
  readonly metadata: () => Promise<Result<unknown, ZafProblem>>;
};
