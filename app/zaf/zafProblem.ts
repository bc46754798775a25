/**
 * Why Zendesk's host page, or a server behind it, gave no usable answer. `detail` is for logs and tests.
 * `status: null`: the request did not reach a server, or the host said nothing about it.
 */
export type ZafProblem =
  | { readonly reason: "timed_out" }
  | { readonly reason: "refused"; readonly detail: string }
  | { readonly reason: "http"; readonly status: number | null; readonly detail: string };

/** What is known of a rejection: the SDK rejects with errors, xhr-like objects, or what the host made up. */
export function problemOfRejection(rejection: unknown): ZafProblem {
  if (typeof rejection === "object" && rejection !== null && "status" in rejection) {
    const status = typeof rejection.status === "number" && rejection.status > 0 ? rejection.status : null;
    const text = "responseText" in rejection ? rejection.responseText : null;
    return { reason: "http", status, detail: typeof text === "string" ? text : "" };
  }
  if (rejection instanceof Error) return { reason: "refused", detail: rejection.message };
  return {
    reason: "refused",
    detail: typeof rejection === "string" ? rejection : "rejected without a reason",
  };
}
