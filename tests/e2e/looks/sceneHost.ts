import type { Scene, SceneLook } from "./scene.ts";

declare global {
  interface Window {
    /** As Zendesk does: tells the app of an event. */
    raise(event: string, data?: unknown): void;
  }
}

/**
 * Comes in place of Zendesk's SDK, before anything of ours: the same calls, answered at once from the scene, so that a
 * picture needs neither help desk nor Worker.
 */
export function playHost({ scene, look }: { readonly scene: Scene; readonly look: SceneLook }): void {
  // What the agent of another scene closed, searched or read is none of this one's business.
  localStorage.clear();
  sessionStorage.clear();
  const { longestTimerMilliseconds = Number.POSITIVE_INFINITY } = scene;
  const startTimer = window.setTimeout;
  Object.assign(window, {
    setTimeout: (run: () => void, milliseconds?: number) =>
      (milliseconds ?? 0) > longestTimerMilliseconds ? 0 : startTimer(run, milliseconds),
  });
  const handlers = new Map<string, ((data?: unknown) => unknown)[]>();
  const values: { readonly [path: string]: unknown } = {
    currentUser: { ...scene.user, email: "agent@example.test", locale: look.locale },
    colorScheme: look.colorScheme,
    ...scene.values,
  };
  const given = new Map<Scene["answers"][number], number>();
  const request = (options: { readonly url: string }): Promise<unknown> => {
    const answer = scene.answers.find(
      (one) =>
        options.url.includes(one.to) && (given.get(one) ?? 0) < (one.times ?? Number.POSITIVE_INFINITY),
    );
    if (answer !== undefined) given.set(answer, (given.get(answer) ?? 0) + 1);
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
    set: async (path: string, value: unknown) => ({ errors: {}, [path]: value }),
    invoke: async (action: string) => ({ errors: {}, [action]: true }),
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
    raise: (event: string, data?: unknown) => {
      for (const handler of handlers.get(event) ?? []) handler(data);
    },
  });
}
