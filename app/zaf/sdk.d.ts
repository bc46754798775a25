/**
 * Zendesk's app SDK as its script tag puts it on the page (facts: zendesk-app 1). It ships no types; these say
 * only what our client uses, and promise nothing about the values that come back.
 */
declare namespace ZafSdk {
  /** What it returns matters to hooks alone. */
  type Handler = (data?: unknown) => unknown;

  type Client = {
    get(paths: readonly string[]): Promise<unknown>;
    set(path: string, value: unknown): Promise<unknown>;
    invoke(action: string, ...args: readonly unknown[]): Promise<unknown>;
    request(options: object): Promise<unknown>;
    on(event: string, handler: Handler): void;
    off(event: string, handler: Handler): void;
    context(): Promise<unknown>;
    metadata(): Promise<unknown>;
  };
}

interface Window {
  /** `init` answers `false` when the page was not opened by Zendesk. Absent when the script did not load. */
  readonly ZAFClient?: { init(): ZafSdk.Client | false };
}
