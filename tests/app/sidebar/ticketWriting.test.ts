import { describe, expect, it } from "vitest";
import { readRights } from "../../../app/features/rights/readRights.ts";
import { isChat } from "../../../app/shared/composer/isChat.ts";
import { ticketWriting } from "../../../app/locations/ticket-sidebar/ticketWriting.ts";
import { fakeZaf } from "../fakeZaf.ts";

const rightsOf = (user: object) => readRights(fakeZaf({ answer: () => ({ ok: true, value: { user } }) }).zaf);

describe("what can be written from a ticket", () => {
  it("is anything, until the ticket is closed", () => {
    expect(ticketWriting("open", "full")).toBe("anything");
    expect(ticketWriting("solved", "full")).toBe("anything");
    expect(ticketWriting(null, "full")).toBe("anything");
    expect(ticketWriting("closed", "full")).toBe("not_here");
  });

  it("is nothing but internal notes for a light agent", () => {
    expect(ticketWriting("open", "notes_only")).toBe("notes_only");
    expect(ticketWriting("closed", "notes_only")).toBe("notes_only");
  });
});

describe("what Zendesk lets an agent write", () => {
  it("is read from the agent's own record", async () => {
    expect(await rightsOf({ only_private_comments: true, role_type: 0 })).toBe("notes_only");
    expect(await rightsOf({ only_private_comments: false, role_type: 1 })).toBe("notes_only");
    expect(await rightsOf({ only_private_comments: false, role_type: null })).toBe("full");
  });

  it("counts as anything where Zendesk does not say", async () => {
    expect(await readRights(fakeZaf({}).zaf)).toBe("full");
    expect(await rightsOf({})).toBe("full");
  });
});

describe("a channel", () => {
  it.each(["chat", "native_messaging", "messaging", "whatsapp", "sunshine_conversations_api", "line"])(
    "is a chat: %s",
    (name) => {
      expect(isChat(name)).toBe(true);
    },
  );
  it.each(["email", "web", "api", "internal", "online_form", null])("is none: %s", (name) => {
    expect(isChat(name)).toBe(false);
  });
});
