import type { Result } from "#core";
import type { Zaf, ZafRequest, ZafValues } from "../../app/zaf/zaf.ts";
import type { ZafProblem } from "../../app/zaf/zafProblem.ts";

/** What a fake host answers: values by path, a reply per request, and actions and changes that it refuses. */
export type FakeHost = {
  readonly values?: ZafValues;
  readonly answer?: (request: ZafRequest) => Result<unknown, ZafProblem>;
  readonly refusals?: { readonly [action: string]: ZafProblem };
};

/** A host in memory that notes what it was asked. */
export function fakeZaf(host: FakeHost) {
  const invoked: [action: string, ...args: unknown[]][] = [];
  const requests: ZafRequest[] = [];
  const written: [path: string, value: unknown][] = [];
  const zaf: Zaf = {
    get: async (paths) => {
      const values = host.values ?? {};
      return {
        ok: true,
        value: Object.fromEntries(paths.filter((path) => path in values).map((path) => [path, values[path]])),
      };
    },
    invoke: async (action, ...args) => {
      invoked.push([action, ...args]);
      const refusal = host.refusals?.[action];
      return refusal === undefined ? { ok: true, value: null } : { ok: false, error: refusal };
    },
    set: async (path, value) => {
      written.push([path, value]);
      const refusal = host.refusals?.[path];
      return refusal === undefined ? { ok: true, value: null } : { ok: false, error: refusal };
    },
    request: async (request) => {
      requests.push(request);
      return host.answer?.(request) ?? { ok: false, error: { reason: "http", status: 404, detail: "" } };
    },
    on: () => () => undefined,
    onSave: () => () => undefined,
    context: async () => ({ ok: true, value: {} }),
    metadata: async () => ({ ok: true, value: {} }),
  };
  return { zaf, invoked, requests, written };
}
