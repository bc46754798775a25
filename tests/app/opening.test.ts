import { DEFAULT_THEME, getColor, PALETTE } from "@zendeskgarden/react-theming";
import { describe, expect, it } from "vitest";
import { BADGE_COLOURS } from "../../app/features/tier/badgeStyle.ts";
import { firstLook } from "../../app/opening/firstLook.ts";
import { openFrame } from "../../app/opening/openFrame.ts";
import { readFirstBrief } from "../../app/opening/readFirstBrief.ts";
import { PAGE_COLOURS } from "../../app/shared/theme/pageStyle.ts";
import type { Zaf } from "../../app/zaf/zaf.ts";
import { fakeZaf } from "./fakeZaf.ts";

const PATIENCE = 20;
const unknownTicket = JSON.stringify({ error: "unknown_ticket" });

function frameAt(location: string) {
  const host = fakeZaf({
    values: { currentUser: { name: "Mia", locale: "en" } },
    answer: () => ({ ok: false, error: { reason: "http", status: 404, detail: unknownTicket } }),
  });
  const zaf: Zaf = {
    ...host.zaf,
    context: async () => ({ ok: true, value: { location, account: { subdomain: "acme" }, ticketId: 42 } }),
    metadata: async () => ({ ok: true, value: { settings: { worker_url: "https://tw.example.dev" } } }),
  };
  return { zaf, requests: host.requests };
}

describe("the opening of a frame", () => {
  it("asks for the ticket's brief before the user is known", async () => {
    const { zaf, requests } = frameAt("ticket_sidebar");
    const silent: Zaf = { ...zaf, get: () => new Promise(() => undefined) };
    expect(await openFrame(silent).brief).toMatchObject({ ticketId: 42 });
    expect(requests.map(({ url }) => url)).toEqual(["https://tw.example.dev/api/tickets/42/brief"]);
  });

  it("asks for no brief away from a ticket", async () => {
    const { zaf, requests } = frameAt("nav_bar");
    expect(await openFrame(zaf).brief).toBeNull();
    expect(requests).toEqual([]);
  });

  it("shows nothing of its own when there is no brief", async () => {
    expect(await firstLook(openFrame(frameAt("ticket_sidebar").zaf), PATIENCE)).toBeNull();
  });

  it("leaves the page to the screens when the Worker takes its time", async () => {
    const { zaf } = frameAt("ticket_sidebar");
    const slow: Zaf = { ...zaf, request: () => new Promise(() => undefined) };
    expect(await firstLook(openFrame(slow), PATIENCE)).toBeNull();
  });

  it("shows tier and customer, and keeps the whole answer for the screens", async () => {
    const answer = { tier: { title: { en: "VIP" }, colour: "gold" }, customer: { id: 7, name: "Northwind" } };
    const { zaf } = frameAt("ticket_sidebar");
    const host: Zaf = { ...zaf, request: async () => ({ ok: true, value: answer }) };
    expect(await firstLook(openFrame(host), PATIENCE)).toMatchObject({
      ticketId: 42,
      brief: { tier: { title: { en: "VIP" }, colour: "gold" }, customerName: "Northwind" },
      answer,
    });
  });

  it("remembers that the Worker changed something before the screens could hear it", () => {
    const handlers: ((data: unknown) => void)[] = [];
    const zaf: Zaf = {
      ...frameAt("ticket_sidebar").zaf,
      on: (_event, handler) => {
        handlers.push(handler);
        return () => undefined;
      },
    };
    const opening = openFrame(zaf);
    for (const handler of handlers) handler({});
    expect(opening.handOver()).toBe(true);
  });
});

describe("the first reading of a brief", () => {
  const title = { en: "VIP", "zh-CN": "贵宾" };

  it("takes title, colour and name, in every language that is there", () => {
    const answer = { tier: { title, colour: "blue" }, customer: { name: "Northwind" }, asOf: "…" };
    expect(readFirstBrief(answer)).toEqual({ tier: { title, colour: "blue" }, customerName: "Northwind" });
  });

  it("shows a colour that it does not know as grey, as the screens do", () => {
    expect(readFirstBrief({ tier: { title, colour: "toString" }, customer: null })).toEqual({
      tier: { title, colour: "grey" },
      customerName: null,
    });
  });

  it.each([
    null,
    "down for maintenance",
    [],
    {},
    { tier: "VIP" },
    { tier: { title: {} } },
    { tier: { title: { en: 7 } } },
  ])("finds no brief in %j", (answer) => expect(readFirstBrief(answer)).toBeNull());
});

describe("colours drawn before Garden is there", () => {
  it.each(["light", "dark"] as const)("are Garden's own for a %s page", (base) => {
    const theme = { ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base } };
    expect(PAGE_COLOURS[base]).toEqual({
      background: getColor({ theme, variable: "background.default" }),
      foreground: getColor({ theme, variable: "foreground.default" }),
    });
  });

  it("come from Garden's palette for every badge", () => {
    const palette = Object.values(PALETTE).flatMap((hue) =>
      typeof hue === "string" ? [hue] : Object.values(hue),
    );
    const used = Object.values(BADGE_COLOURS).flatMap((schemes) =>
      Object.values(schemes).flatMap(({ ground, ink }) => [ground, ink]),
    );
    expect(used.filter((colour) => !palette.includes(colour))).toEqual([]);
  });
});
