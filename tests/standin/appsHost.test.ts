import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Json } from "../../standin/workspace/json.ts";
import { createTicketForm, type TicketForm } from "../../standin/workspace/ticket/ticketForm.ts";
import { NEW_TICKET } from "../../standin/workspace/ticket/ticketDraft.ts";
import { createInstanceDirectory } from "../../standin/workspace/zaf/instanceDirectory.ts";
import type { Place } from "../../standin/workspace/zaf/place.ts";
import type { Directory } from "../../standin/workspace/zaf/ticketObject.ts";
import { createTicketPlace } from "../../standin/workspace/zaf/ticketPlace.ts";
import { openApp } from "./appsPage.ts";

const directory: Directory = {
  user: async (id) => ({
    id,
    name: "Wang",
    email: "wang@example.com",
    role: "end-user",
    custom_role_id: null,
    organization_id: 5,
    external_id: null,
    locale: "zh-CN",
    time_zone: null,
    iana_time_zone: null,
    tags: [],
  }),
  organization: async (id) => ({
    id,
    name: "Huadong",
    external_id: "crm-5",
    details: null,
    notes: null,
    group_id: null,
    domain_names: ["huadong.test"],
    tags: ["vip"],
    shared_tickets: false,
    shared_comments: false,
    organization_fields: {},
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
  }),
  group: async (id) => ({ id, name: "Support" }),
  comments: async () => [],
  hasTicketField: async (id) => id === 360,
  ticketFields: async () => [],
};

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe("the app host, spoken to by the real SDK", () => {
  let form: TicketForm;
  let place: Place;
  let raise: (event: string, data: Json) => void;

  beforeEach(() => {
    form = createTicketForm({ ...NEW_TICKET, id: 42, subject: "Printer", requesterId: 9, organizationId: 5 });
    const listeners = new Set<(event: string, data: Json) => void>();
    raise = (event, data) => {
      for (const listener of listeners) listener(event, data);
    };
    place = createTicketPlace(form, directory, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("registers the app once, with context and metadata", async () => {
    const { client, received, sent } = openApp([place], { context: { ticketId: 42 } });
    expect(await client.context()).toMatchObject({ location: "ticket_sidebar", ticketId: 42 });
    expect(await client.metadata()).toMatchObject({ installationId: 8, settings: { greeting: "Hello" } });
    expect(received.filter((message) => message.includes("zaf.app.registered"))).toHaveLength(1);
    expect(sent[0]).toContain('"key":"iframe.handshake"');
  });

  it("gives values by path, dotted and with an argument, each call with an empty errors object", async () => {
    const { client } = openApp([place]);
    expect(
      await client.get(["ticket.subject", "ticket.organization.name", "ticket.customField:custom_field_360"]),
    ).toEqual({
      "ticket.subject": "Printer",
      "ticket.organization.name": "Huadong",
      "ticket.customField:custom_field_360": null,
      errors: {},
    });
    expect(await client.get("ticket.requester.email")).toMatchObject({
      "ticket.requester.email": "wang@example.com",
    });
  });

  it("rejects a single unknown path with a named error, and only notes it in a call for several", async () => {
    const { client } = openApp([place]);
    await expect(client.get("ticket.nonsense")).rejects.toMatchObject({
      name: "Error",
      message: '"ticket.nonsense" No such Api',
    });
    await expect(client.invoke("ticket.explode")).rejects.toThrow(/No such Api/);
    expect(await client.get(["ticket.subject", "ticket.nonsense"])).toMatchObject({
      "ticket.subject": "Printer",
      errors: { "ticket.nonsense": { name: "Error", path: "ticket.nonsense" } },
    });
  });

  it("sets what the agent could set, in the unsaved form, and refuses values that cannot be", async () => {
    const { client } = openApp([place]);
    await client.set("ticket.customField:custom_field_360", "sla_gold_high");
    await client.set("ticket.priority", "high");
    expect(form.draft.get().customFields["360"]).toBe("sla_gold_high");
    expect(form.changes()).toEqual({
      priority: "high",
      custom_fields: [{ id: 360, value: "sla_gold_high" }],
    });
    await expect(client.set("ticket.status", "closed")).rejects.toThrow(/Invalid value/);
  });

  it("inserts at the cursor, in place of the selection", async () => {
    const { client } = openApp([place]);
    form.change({ comment: { text: "Dear NAME, bye", type: "publicReply" } });
    const { editor } = form;
    if (editor.kind !== "plain") throw new Error(`the editor is ${editor.kind}`);
    editor.caret.set({ start: 5, end: 9 });
    await client.invoke("ticket.editor.insert", "<p>Wang</p>");
    expect(form.draft.get().comment.text).toBe("Dear Wang, bye");
    expect(editor.caret.get()).toEqual({ start: 9, end: 9 });
    await client.invoke("comment.appendText", "!");
    expect(form.draft.get().comment.text).toBe("Dear Wang, bye!");
  });

  it("hides and disables fields of the form", async () => {
    const { client } = openApp([place]);
    await client.invoke("ticketFields:priority.hide");
    await client.invoke("ticketFields:custom_field_360.disable");
    expect(form.fieldStates.get()).toEqual({
      priority: { hidden: true, disabled: false },
      custom_field_360: { hidden: false, disabled: true },
    });
    await client.invoke("ticketFields:priority.toggle");
    expect(form.fieldStates.get()["priority"]).toEqual({ hidden: false, disabled: false });
    await expect(client.invoke("ticketFields:priority.explode")).rejects.toThrow(/No such Api/);
  });

  it("tells handlers of changes, theirs and the star's, until they leave", async () => {
    const { client } = openApp([place]);
    const seen: unknown[] = [];
    const note = (data: unknown): void => void seen.push(data);
    client.on("ticket.custom_field_360.changed", note);
    client.on("*.changed", note);
    await settled();
    form.setCustomField("360", "sla_gold");
    await settled();
    expect(seen).toEqual(["sla_gold", { propertyName: "ticket.custom_field_360", newValue: "sla_gold" }]);
    client.off("ticket.custom_field_360.changed", note);
    client.off("*.changed", note);
    await settled();
    form.setCustomField("360", null);
    await settled();
    expect(seen).toHaveLength(2);
  });

  it("passes the page's own events on", async () => {
    const { client } = openApp([place]);
    const done = vi.fn();
    client.on("ticket.submit.done", done);
    await settled();
    raise("ticket.submit.done", {});
    await settled();
    expect(done).toHaveBeenCalledOnce();
  });

  const VERDICTS: readonly (readonly [name: string, handler: () => unknown, outcome: object])[] = [
    ["true", () => true, { kind: "allowed" }],
    ["a promise of false", async () => false, { kind: "allowed" }],
    ["a promise of a text", async () => "no", { kind: "allowed" }],
    ["false", () => false, { kind: "blocked", message: false }],
    ["a text", () => "not yet", { kind: "blocked", message: "not yet" }],
    [
      "a throw",
      () => {
        throw new Error("broken");
      },
      { kind: "blocked", message: "broken" },
    ],
    ["a rejection", () => Promise.reject(new Error("later")), { kind: "blocked", message: "later" }],
  ];
  it.each(VERDICTS)(
    "takes %s of a ticket.save handler as the SDK passes it on",
    async (_name, handler, outcome) => {
      const { client, host } = openApp([place]);
      client.on("ticket.save", handler);
      await settled();
      expect(await host.ask("ticket.save")).toEqual(outcome);
    },
  );

  it("lets a save pass at once when nobody hooks it, and after the time limit when a handler never answers", async () => {
    const { client, host } = openApp([place], { hookTimeoutMs: 20 });
    expect(await host.ask("ticket.save")).toEqual({ kind: "allowed" });
    client.on("ticket.save", () => new Promise(() => {}));
    await settled();
    expect(await host.ask("ticket.save")).toEqual({ kind: "timed_out" });
    expect(await host.ask("ticket.save")).toEqual({ kind: "timed_out" });
  });

  it("answers requests by their number: done resolves with the body, fail rejects with the reply", async () => {
    const { client } = openApp([place], {
      request: async (options) =>
        JSON.stringify(options).includes("/ok")
          ? { outcome: "done", args: [{ fine: true }] }
          : { outcome: "fail", args: [{ status: 404, responseText: "gone" }] },
    });
    expect(await client.request({ url: "/ok" })).toEqual({ fine: true });
    await expect(client.request("/missing")).rejects.toEqual({ status: 404, responseText: "gone" });
  });

  it("lets instances of one app hear each other", async () => {
    const shared = createInstanceDirectory();
    const first = openApp([place], { directory: shared, guid: "one" });
    const second = openApp([place], { directory: shared, guid: "two" });
    await first.client.context();
    await second.client.context();
    const heard = vi.fn();
    first.client.instance("two").on("chosen", heard);
    await settled();
    second.client.trigger("chosen", { id: 3 });
    await settled();
    expect(heard).toHaveBeenCalledWith({ id: 3 });
  });
});

describe("an open ticket", () => {
  it("keeps what the agent changed when the server changes something else", () => {
    const form = createTicketForm({
      ...NEW_TICKET,
      id: 1,
      subject: "Printer",
      customFields: { "1": null, "2": null },
    });
    form.change({ priority: "high" });
    form.setCustomField("1", "mine");
    const { comment: _comment, ...saved } = {
      ...NEW_TICKET,
      id: 1,
      subject: "Printer (3F)",
      customFields: { "1": null, "2": "theirs" },
    };
    form.rebase(saved);
    expect(form.draft.get()).toMatchObject({
      subject: "Printer (3F)",
      priority: "high",
      customFields: { "1": "mine", "2": "theirs" },
    });
    expect(form.changes()).toEqual({ priority: "high", custom_fields: [{ id: 1, value: "mine" }] });
  });
});
