import { describe, expect, it } from "vitest";
import { settingsAddress } from "../../app/locations/nav-bar/settingsAddress.ts";
import { readSession } from "../../app/zaf/session.ts";
import type { Zaf } from "../../app/zaf/zaf.ts";
import { fakeZaf } from "./fakeZaf.ts";

const host = (context: unknown, metadata: unknown, currentUser: unknown): Zaf => ({
  ...fakeZaf({ values: { currentUser, colorScheme: "dark" } }).zaf,
  context: async () => ({ ok: true, value: context }),
  metadata: async () => ({ ok: true, value: metadata }),
});

const CONTEXT = { location: "ticket_sidebar", account: { subdomain: "acme" }, ticketId: 42 };
const METADATA = { installationId: "9", settings: { worker_url: " https://tw.example.dev/ " } };

describe("who is looking, and where", () => {
  it("is read from Zendesk, with the Worker's address from the settings", async () => {
    const user = { id: 4, name: "Mia", email: "mia@example.com", locale: "zh-CN", role: "admin" };
    expect(await readSession(host(CONTEXT, METADATA, user))).toEqual({
      ok: true,
      value: {
        location: "ticket_sidebar",
        subdomain: "acme",
        ticketId: 42,
        installationId: 9,
        workerUrl: "https://tw.example.dev",
        user,
        colorScheme: "dark",
      },
    });
  });

  it("takes every role but admin for an agent, custom ones included", async () => {
    const roles = ["agent", 1234, "custom role", undefined];
    const sessions = await Promise.all(roles.map((role) => readSession(host(CONTEXT, METADATA, { role }))));
    expect(sessions.map((session) => session.ok && session.value.user.role)).toEqual(
      roles.map(() => "agent"),
    );
  });

  it("does without what Zendesk does not say", async () => {
    expect(await readSession(host({ location: "moon" }, {}, null))).toMatchObject({
      ok: true,
      value: { location: "other", ticketId: null, installationId: null, workerUrl: null },
    });
  });

  it.each([null, "context", []])("fails on a context that is none: %j", async (context) => {
    expect(await readSession(host(context, METADATA, {}))).toMatchObject({ error: { reason: "refused" } });
  });

  it.each([0, -1, 1.5, "new", null, {}])("takes no ticket's id from %j", async (ticketId) => {
    expect(await readSession(host({ ...CONTEXT, ticketId }, METADATA, {}))).toMatchObject({
      value: { ticketId: null },
    });
  });

  it("fails when Zendesk does not answer", async () => {
    const silent: Zaf = {
      ...fakeZaf({}).zaf,
      context: async () => ({ ok: false, error: { reason: "timed_out" } }),
    };
    expect(await readSession(silent)).toEqual({ ok: false, error: { reason: "timed_out" } });
  });
});

describe("the way to the app's settings", () => {
  it("is Zendesk's Admin Center, or the page of a host that is not Zendesk", async () => {
    const session = await readSession(host(CONTEXT, METADATA, {}));
    if (!session.ok) throw new Error("the fake host answers");
    expect(settingsAddress("https://acme.zendesk.com", session.value)).toBe(
      "https://acme.zendesk.com/admin/apps-integrations/apps/support-apps",
    );
    expect(settingsAddress("http://localhost:8790", session.value)).toBe(
      "http://localhost:8790/agent/admin/apps/9",
    );
  });
});
