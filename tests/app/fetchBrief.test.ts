import { describe, expect, it } from "vitest";
import { fetchBrief } from "../../app/features/brief/fetchBrief.ts";
import { retryDelay } from "../../app/features/brief/retryDelay.ts";
import type { Session } from "../../app/zaf/session.ts";
import type { ZafProblem } from "../../app/zaf/zafProblem.ts";
import { fakeZaf } from "./fakeZaf.ts";

const session: Session = {
  location: "ticket_sidebar",
  subdomain: "acme",
  ticketId: 42,
  installationId: 1,
  workerUrl: "https://tierwise.example.dev",
  user: { id: 4, name: "Mia", email: null, locale: "en", role: "agent" },
  colorScheme: null,
};

const whenWorkerSays = (error: ZafProblem) =>
  fetchBrief(fakeZaf({ answer: () => ({ ok: false, error }) }).zaf, session, 42);

describe("asking for a brief", () => {
  it("goes to the Worker with a short-lived token whose key the browser never sees", async () => {
    const host = fakeZaf({});
    await fetchBrief(host.zaf, session, 42);
    expect(host.requests).toEqual([
      {
        url: "https://tierwise.example.dev/api/tickets/42/brief",
        type: "GET",
        dataType: "json",
        secure: true,
        headers: { Authorization: "Bearer {{jwt.token}}" },
        jwt: {
          algorithm: "HS256",
          secret_key: "{{setting.app_secret}}",
          expiry: 60,
          claims: { iss: "acme", aud: "tierwise" },
        },
      },
    ]);
  });

  it("tells a ticket that the Worker has not looked at from a wrong address", async () => {
    const unknown = JSON.stringify({ error: "unknown_ticket", message: "not yet" });
    expect(await whenWorkerSays({ reason: "http", status: 404, detail: unknown })).toEqual({
      ok: true,
      value: { kind: "unknown_ticket" },
    });
    expect(await whenWorkerSays({ reason: "http", status: 404, detail: "<h1>Not found</h1>" })).toEqual({
      ok: false,
      error: "unreachable",
    });
  });

  it.each([401, 403])("says that the key was refused on %i", async (status) => {
    expect(await whenWorkerSays({ reason: "http", status, detail: "" })).toEqual({
      ok: false,
      error: "refused",
    });
  });

  it("counts silence, refusals of the host and broken servers as unreachable", async () => {
    const problems: ZafProblem[] = [
      { reason: "timed_out" },
      { reason: "refused", detail: "no" },
      { reason: "http", status: 502, detail: "" },
      { reason: "http", status: null, detail: "" },
    ];
    const answers = await Promise.all(problems.map(whenWorkerSays));
    expect(answers).toEqual(problems.map(() => ({ ok: false, error: "unreachable" })));
  });

  it("asks nobody when the settings lack the Worker's address", async () => {
    const host = fakeZaf({});
    expect(await fetchBrief(host.zaf, { ...session, workerUrl: null }, 42)).toEqual({
      ok: false,
      error: "not_configured",
    });
    expect(host.requests).toEqual([]);
  });
});

describe("looking again after a fruitless look", () => {
  it("waits twice as long each time, and never more than a minute", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(retryDelay)).toEqual([2000, 4000, 8000, 16000, 32000, 60000, 60000]);
  });
});
