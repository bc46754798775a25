import type { Result } from "#core";
import type { Installation } from "./session.ts";
import type { Zaf } from "./zaf.ts";
import type { ZafProblem } from "./zafProblem.ts";

const TOKEN_LIFE_SECONDS = 60;

/** Why the Worker gave no answer. `not_configured`: the app's settings lack its address. */
export type WorkerProblem = ZafProblem | { readonly reason: "not_configured" };

/**
 * Asks our Worker through Zendesk's proxy, which signs a short-lived token with the secure setting: the key
 * never reaches the browser (facts: zendesk-app 3.2, 3.3). The token proves the account, not the person.
 */
export async function requestWorker(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
  method: "GET" | "POST",
  path: string,
): Promise<Result<unknown, WorkerProblem>> {
  if (installation.workerUrl === null) return { ok: false, error: { reason: "not_configured" } };
  return zaf.request({
    url: `${installation.workerUrl}${path}`,
    type: method,
    dataType: "json",
    secure: true,
    headers: { Authorization: "Bearer {{jwt.token}}" },
    jwt: {
      algorithm: "HS256",
      secret_key: "{{setting.app_secret}}",
      expiry: TOKEN_LIFE_SECONDS,
      claims: { iss: installation.subdomain, aud: "tierwise" },
    },
  });
}
