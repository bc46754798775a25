import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createZaf } from "../../app/zaf/createZaf.ts";
import type { SaveVerdict } from "../../app/zaf/zaf.ts";

const silent = (): Promise<never> => new Promise(() => undefined);

type SdkClient = Parameters<typeof createZaf>[0];
type Listen = (event: string, handler: unknown) => void;

/** An SDK client of which a test changes what it is about. */
function sdkClient(changes: Partial<SdkClient>): SdkClient {
  return {
    get: silent,
    set: silent,
    invoke: silent,
    request: silent,
    on: () => undefined,
    off: () => undefined,
    context: silent,
    metadata: silent,
    ...changes,
  };
}

describe("our client over Zendesk's", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("keeps the paths that came back and leaves out those that failed", async () => {
    const get = async () => ({ "ticket.id": 1, "ticket.x": null, errors: { "ticket.x": { message: "no" } } });
    expect(await createZaf(sdkClient({ get })).get(["ticket.id", "ticket.x"])).toEqual({
      ok: true,
      value: { "ticket.id": 1 },
    });
  });

  it("takes an error object that the SDK resolved with for no answer at all", async () => {
    const get = async () => ({ message: "Invocation request timeout" });
    const invoke = async () => ({ message: "Invocation request timeout" });
    const zaf = createZaf(sdkClient({ get, invoke }));
    expect(await zaf.get(["ticket.id"])).toEqual({ ok: true, value: {} });
    expect(await zaf.invoke("resize")).toEqual({
      ok: false,
      error: { reason: "refused", detail: "Invocation request timeout" },
    });
  });

  it("says that an action failed when the host lists it among the errors", async () => {
    const invoke = async () => ({ errors: { "ticket.editor.insert": { message: "no editor" } } });
    expect(await createZaf(sdkClient({ invoke })).invoke("ticket.editor.insert", "x")).toMatchObject({
      ok: false,
    });
  });

  it("turns rejections into values: the host's words, or the server's status and text", async () => {
    const invoke = () => Promise.reject(new Error("nope"));
    const failedRequest: unknown = { status: 404, responseText: "gone" };
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the SDK rejects with such an object
    const request = () => Promise.reject(failedRequest);
    const zaf = createZaf(sdkClient({ invoke, request }));
    expect(await zaf.invoke("x")).toEqual({ ok: false, error: { reason: "refused", detail: "nope" } });
    expect(await zaf.request({ url: "/x" })).toEqual({
      ok: false,
      error: { reason: "http", status: 404, detail: "gone" },
    });
  });

  it("gives up on a host that stays silent: calls after 5 seconds, requests after 12", async () => {
    const zaf = createZaf(sdkClient({}));
    const settled: string[] = [];
    void zaf.get(["ticket.id"]).then(() => settled.push("get"));
    void zaf.request({ url: "/x" }).then(() => settled.push("request"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(settled).toEqual(["get"]);
    await vi.advanceTimersByTimeAsync(7_000);
    expect(settled).toEqual(["get", "request"]);
  });

  it("stops listening with the same handler it began with", () => {
    const heard: [string, unknown][] = [];
    const note =
      (word: string): Listen =>
      (event, handler) => {
        heard.push([`${word} ${event}`, handler]);
      };
    const zaf = createZaf(
      sdkClient({
        on: note("on"),
        off: note("off"),
      }),
    );
    const handler = (): undefined => undefined;
    zaf.on("ticket.updated", handler)();
    expect(heard).toEqual([
      ["on ticket.updated", handler],
      ["off ticket.updated", handler],
    ]);
  });

  describe("when the agent saves", () => {
    /** What Zendesk hears: only a rejection blocks (facts 1.8). */
    async function heard(check: () => Promise<SaveVerdict>): Promise<string> {
      let ask: unknown;
      createZaf(
        sdkClient({
          on: (_event: string, handler: unknown) => {
            ask = handler;
          },
        }),
      ).onSave(check);
      if (typeof ask !== "function") throw new Error("nothing listens");
      const asked: unknown = ask();
      const answer = Promise.resolve(asked).then(
        () => "saved",
        (error: unknown) => `blocked: ${error instanceof Error ? error.message : ""}`,
      );
      await vi.advanceTimersByTimeAsync(5_000);
      return Promise.race([answer, Promise.resolve("no answer")]);
    }

    it("lets the save pass when the check does", async () => {
      expect(await heard(async () => ({ kind: "let_pass" }))).toBe("saved");
    });

    it("blocks by rejecting, with the words of the check", async () => {
      expect(await heard(async () => ({ kind: "block", message: "Fill [[date]]" }))).toBe(
        "blocked: Fill [[date]]",
      );
    });

    it("lets the save pass when the check throws, or is not done within 5 seconds", async () => {
      vi.spyOn(console, "error").mockReturnValueOnce();
      expect(await heard(() => Promise.reject(new Error("no rules")))).toBe("saved");
      expect(await heard(silent)).toBe("saved");
    });
  });
});
