import { describe, expect, it } from "vitest";
import { readTicket } from "../../app/features/ticket/readTicket.ts";
import { fakeZaf } from "./fakeZaf.ts";

describe("the open ticket", () => {
  it("is read from Zendesk's form", async () => {
    const { zaf } = fakeZaf({
      values: {
        "ticket.id": 42,
        "ticket.subject": "Printer",
        "ticket.organization": { id: "7", name: "Harbour" },
        "ticket.requester": { id: 1, name: "Chen", locale: "zh-CN" },
      },
    });
    expect(await readTicket(zaf)).toEqual({
      id: 42,
      subject: "Printer",
      status: null,
      priority: null,
      organization: { id: 7, name: "Harbour" },
      requester: { id: 1, name: "Chen", email: null, phone: null, locale: "zh-CN" },
      assignee: null,
      channel: null,
    });
  });

  it("names the channel of the editor, in either shape", async () => {
    const channelOf = async (value: unknown) =>
      (await readTicket(fakeZaf({ values: { "ticket.editor.targetChannel": value } }).zaf)).channel;
    expect(await channelOf({ name: "chat" })).toBe("chat");
    expect(await channelOf("email")).toBe("email");
    expect(await channelOf(7)).toBeNull();
  });

  it("has nobody and nothing where the form is still empty", async () => {
    const { zaf } = fakeZaf({ values: { "ticket.organization": null, "ticket.requester": {} } });
    expect(await readTicket(zaf)).toMatchObject({ id: null, organization: null, subject: null });
  });
});
