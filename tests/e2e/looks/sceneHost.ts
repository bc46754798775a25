import type { Scene, SceneLook } from "./scene.ts";

/**
 * Runs in the page before anything of ours, in place of Zendesk's SDK: the same calls, answered at once from the scene,
 * so that a picture needs neither help desk nor Worker. What the app asks Zendesk to do is noted in `window.asked`.
 */
export function playHost({ scene, look }: { readonly scene: Scene; readonly look: SceneLook }): void {
  const asked: (readonly unknown[])[] = [];
  const handlers = new Map<string, ((data?: unknown) => unknown)[]>();
  const values: { readonly [path: string]: unknown } = {
    currentUser: { ...scene.user, email: "agent@example.test", locale: look.locale },
    colorScheme: look.colorScheme,
    ...scene.values,
  };
  const request = (options: { readonly url: string }): Promise<unknown> => {
    const answer = scene.answers.find(({ to }) => options.url.includes(to));
    if (answer?.status === null) return new Promise(() => undefined);
    const status = answer?.status ?? 404;
    if (status < 300) return Promise.resolve(answer?.body ?? {});
    // oxlint-disable-next-line prefer-promise-reject-errors -- the SDK rejects with an xhr-like object
    return Promise.reject({ status, responseText: JSON.stringify(answer?.body ?? {}) });
  };
  const client = {
    get: async (paths: readonly string[]) => ({
      errors: {},
      ...Object.fromEntries(paths.filter((path) => path in values).map((path) => [path, values[path]])),
    }),
    set: async (path: string, value: unknown) => {
      asked.push(["set", path, value]);
      return { errors: {}, [path]: value };
    },
    invoke: async (action: string, ...args: readonly unknown[]) => {
      asked.push([action, ...args]);
      if (scene.refuses?.includes(action) === true) return { errors: { [action]: { message: "refused" } } };
      return { errors: {}, [action]: true };
    },
    request,
    on: (event: string, handler: (data?: unknown) => unknown) =>
      void handlers.set(event, [...(handlers.get(event) ?? []), handler]),
    off: () => undefined,
    context: async () => ({
      location: scene.location,
      account: { subdomain: "example" },
      ...(scene.ticketId === null ? {} : { ticketId: scene.ticketId }),
    }),
    metadata: async () => ({ installationId: 1, settings: { worker_url: "https://worker.example.test" } }),
  };
  Object.assign(window, {
    ZAFClient: { init: () => client },
    asked,
    raise: (event: string, data?: unknown) => {
      for (const handler of handlers.get(event) ?? []) handler(data);
    },
  });
}
