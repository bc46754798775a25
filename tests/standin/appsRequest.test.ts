import { describe, expect, it } from "vitest";
import { mergeSettings } from "../../standin/apps/mergeSettings.ts";
import { isDomainAllowed } from "../../standin/apps/proxy/isDomainAllowed.ts";
import {
  performRequest,
  type RawReply,
  type Transports,
} from "../../standin/workspace/zaf/performRequest.ts";
import { plainFromHtml } from "../../standin/workspace/zaf/plainFromHtml.ts";
import { createRequestBudget } from "../../standin/workspace/zaf/requestBudget.ts";

const json = (status: number, body: unknown, headers: RawReply["headers"] = {}): RawReply => ({
  status,
  statusText: status === 200 ? "OK" : "Error",
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

/** Transports that note where a request went and answer in turn. */
const recording = (...replies: RawReply[]): { calls: unknown[][]; transports: Transports } => {
  const calls: unknown[][] = [];
  const answer = async (kind: string, ...args: unknown[]): Promise<RawReply> => {
    calls.push([kind, ...args]);
    return replies.shift() ?? json(200, {});
  };
  return {
    calls,
    transports: {
      zendesk: (url, init) => answer("zendesk", url, init),
      browser: (url) => answer("browser", url),
      proxy: (url, init) => answer("proxy", url, init),
    },
  };
};

describe("client.request in the workspace", () => {
  it("goes to Zendesk with the agent's session for its own addresses, else through the proxy", async () => {
    const { calls, transports } = recording();
    for (const url of [
      "/api/v2/tickets/1.json",
      "https://standin.zendesk.com/api/v2/users/me",
      "https://api.example.com/x",
    ])
      await performRequest({ url }, transports, ["standin.zendesk.com"]);
    await performRequest({ url: "https://api.example.com/x", cors: true }, transports, []);
    await performRequest({ url: "https://api.example.com/x", cors: true, secure: true }, transports, []);
    expect(calls.map(([kind]) => kind)).toEqual(["zendesk", "zendesk", "proxy", "browser", "proxy"]);
  });

  it("puts the data of a GET into the address and that of a POST into a form, unless it is text", async () => {
    const { calls, transports } = recording();
    await performRequest({ url: "/a?x=1", data: { q: "a b" } }, transports, []);
    await performRequest({ url: "/b", type: "POST", data: { q: "a b" } }, transports, []);
    await performRequest(
      { url: "/c", type: "put", data: '{"a":1}', contentType: "application/json" },
      transports,
      [],
    );
    expect(calls).toMatchObject([
      ["zendesk", "/a?x=1&q=a+b", { method: "GET", body: null }],
      ["zendesk", "/b", { method: "POST", body: "q=a+b" }],
      ["zendesk", "/c", { method: "PUT", body: '{"a":1}', headers: { "Content-Type": "application/json" } }],
    ]);
  });

  it("gives the body when done, and all of the reply when asked", async () => {
    const plain = await performRequest({ url: "/a" }, recording(json(200, { a: 1 })).transports, []);
    expect(plain).toMatchObject({ outcome: "done", args: [{ a: 1 }, "success", { status: 200 }] });
    const whole = await performRequest(
      { url: "/a", httpCompleteResponse: true },
      recording(json(200, { a: 1 })).transports,
      [],
    );
    expect(whole.args[0]).toMatchObject({ status: 200, responseJSON: { a: 1 }, responseText: '{"a":1}' });
  });

  it("fails with an xhr-like object", async () => {
    const outcome = await performRequest(
      { url: "/a" },
      recording(json(403, { error: "Forbidden" })).transports,
      [],
    );
    expect(outcome).toMatchObject({
      outcome: "fail",
      args: [{ status: 403, responseJSON: { error: "Forbidden" } }, "error", "Error"],
    });
  });

  it("fails with status 0 when the network does", async () => {
    const broken = async (): Promise<RawReply> => Promise.reject(new TypeError("Failed to fetch"));
    const outcome = await performRequest(
      { url: "/a" },
      { zendesk: broken, browser: broken, proxy: broken },
      [],
    );
    expect(outcome).toMatchObject({ outcome: "fail", args: [{ status: 0 }, "error", "error"] });
  });

  it("waits and tries once more on a 429, unless the app does not want it", async () => {
    const waited: number[] = [];
    const wait = async (seconds: number): Promise<void> => void waited.push(seconds);
    const refused = json(429, {}, { "retry-after": "7" });
    const retried = recording(refused, json(200, { fine: true }));
    expect(await performRequest({ url: "/a" }, retried.transports, [], wait)).toMatchObject({
      outcome: "done",
    });
    expect(waited).toEqual([7]);
    const once = recording(refused, json(200, {}));
    expect(await performRequest({ url: "/a", autoRetry: false }, once.transports, [], wait)).toMatchObject({
      outcome: "fail",
      args: [{ status: 429 }, "error", "Error"],
    });
    expect(once.calls).toHaveLength(1);
  });

  it("lets an app make 100 requests a minute for an agent", () => {
    let now = 0;
    const budget = createRequestBudget(() => now);
    for (let count = 0; count < 100; count += 1) expect(budget.take("3 7")).toBeUndefined();
    expect(budget.take("3 7")).toMatchObject({ status: 429, headers: { "retry-after": "60" } });
    expect(budget.take("4 7")).toBeUndefined();
    now = 60_001;
    expect(budget.take("3 7")).toBeUndefined();
  });
});

describe("what apps hand over", () => {
  it("reads markup as text and leaves text alone", () => {
    expect(plainFromHtml("<p>Dear &amp; all,<br>hello</p><p>Bye</p>")).toBe("Dear & all,\nhello\nBye");
    expect(plainFromHtml("1 < 2 & 3 > 2")).toBe("1 < 2 & 3 > 2");
  });

  it("keeps settings that are not given, drops unknown ones, and insists on required ones", () => {
    const parameters = [
      { name: "a", type: "text", required: true, secure: false },
      { name: "b", type: "text", required: false, secure: true },
    ];
    const present = new Map([["b", "secret"]]);
    expect(mergeSettings(parameters, present, { a: "1", c: "2" })).toEqual({
      ok: true,
      value: new Map([
        ["b", "secret"],
        ["a", "1"],
      ]),
    });
    expect(mergeSettings(parameters, present, { a: "" })).toMatchObject({
      ok: false,
      errors: [{ error: "BlankValue" }],
    });
  });

  it("takes whitelisted hosts and loopback, and nothing that only looks like them", () => {
    const allowed = (url: string): boolean =>
      isDomainAllowed(["api.example.com", "other.example.com:8443"], new URL(url));
    expect(
      ["https://api.example.com/x", "https://other.example.com:8443", "http://127.0.0.1:8787"].every(allowed),
    ).toBe(true);
    expect(
      [
        "https://api.example.com.evil.test",
        "https://x.api.example.com",
        "https://other.example.com",
        "http://127.0.0.1.evil.test",
      ].some(allowed),
    ).toBe(false);
  });
});
