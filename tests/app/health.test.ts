import { describe, expect, it } from "vitest";
import { fetchHealth } from "../../app/features/health/fetchHealth.ts";
import { healthRows } from "../../app/features/health/healthRows.ts";
import { readHealth } from "../../app/features/health/readHealth.ts";
import type { Session } from "../../app/zaf/session.ts";
import { fakeZaf } from "./fakeZaf.ts";
import { textsIn } from "./texts.ts";

const UNWELL = {
  ok: false,
  problems: ["zendesk_unreachable", "sweep_late"],
  zendesk: { reachable: false, lastSuccessAt: null },
  policy: { version: 3, problem: "tiers: none" },
  queue: { lagSeconds: 300.4 },
  sweep: { lastAt: null, repaired: 2 },
  deadLetters: 4,
  effects: { pending: 0, failed: 1 },
};

const session: Session = {
  location: "nav_bar",
  subdomain: "acme",
  ticketId: null,
  installationId: 1,
  workerUrl: "https://tw.example.dev",
  user: { id: 4, name: "Ana", email: null, locale: "en", role: "admin" },
  colorScheme: null,
};

describe("the Worker's health", () => {
  it("is read from the body of a 503 as well, which says what is wrong", async () => {
    const { zaf } = fakeZaf({
      answer: () => ({ ok: false, error: { reason: "http", status: 503, detail: JSON.stringify(UNWELL) } }),
    });
    expect(await fetchHealth(zaf, session)).toMatchObject({ isOk: false, deadLetters: 4 });
  });

  it("is nothing when something else answers there, or nobody", async () => {
    const { zaf } = fakeZaf({ answer: () => ({ ok: true, value: "<h1>Hello</h1>" }) });
    expect(await fetchHealth(zaf, session)).toBeNull();
    expect(await fetchHealth(fakeZaf({}).zaf, session)).toBeNull();
    expect(await fetchHealth(fakeZaf({}).zaf, { ...session, workerUrl: null })).toBeNull();
  });

  it("marks the parts that an admin should look at", () => {
    const health = readHealth(UNWELL);
    if (health === null) throw new Error("readable");
    const rows = healthRows(health, textsIn("en"), "en");
    expect(rows.filter(({ needsCare }) => needsCare).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "Zendesk reachable: no",
      "Oldest waiting event: 5 min",
      "Last sweep: never yet",
      "Writes failed: 1",
      "Events given up: 4",
    ]);
  });

  it("says of parts that the Worker does not tell that they are not told", () => {
    const health = readHealth({ ok: true });
    if (health === null) throw new Error("readable");
    const values = healthRows(health, textsIn("en"), "en").map(({ value }) => value);
    expect(new Set(values)).toEqual(new Set(["not told", "never yet"]));
  });
});
