import { describe, expect, it } from "vitest";
import { fillPlaceholders } from "../../../app/features/replies/fillPlaceholders.ts";
import { insertReply } from "../../../app/features/replies/insertReply.ts";
import { htmlOfText } from "../../../app/shared/composer/htmlOfText.ts";
import { placeholderData } from "../../../app/features/replies/placeholderData.ts";
import { replyLanguage } from "../../../app/features/replies/replyLanguage.ts";
import { rowAfterKey } from "../../../app/features/replies/rowAfterKey.ts";
import { splitGaps } from "../../../app/features/replies/splitGaps.ts";
import { fakeZaf } from "../fakeZaf.ts";

const data = placeholderData({
  ticketId: 42,
  subject: "Printer down",
  status: "open",
  priority: null,
  organizationName: "Harbour",
  requester: { name: "Chen Wei", email: "chen@example.com", phone: null },
  assignee: null,
  currentUser: { name: "Mia", email: null },
});

describe("filling a reply's placeholders", () => {
  it("uses what the sidebar knows by Zendesk's names", () => {
    const body =
      "{{ticket.requester.first_name}}, #{{ticket.id}} {{ticket.organization.name}}: {{current_user.name}}";
    expect(fillPlaceholders(body, data)).toEqual({
      ok: true,
      value: { text: "Chen, #42 Harbour: Mia", gaps: [] },
    });
  });

  it("leaves a marked gap for what is not known, by its full name", () => {
    expect(fillPlaceholders("Call {{ticket.requester.phone}} or {{dc.hotline}}.", data)).toEqual({
      ok: true,
      value: {
        text: "Call [[ticket.requester.phone]] or [[dc.hotline]].",
        gaps: ["ticket.requester.phone", "dc.hotline"],
      },
    });
  });

  it("uses a placeholder's own fallback instead of a gap", () => {
    expect(fillPlaceholders("{{ticket.requester.phone | default: 'your number'}}", data)).toEqual({
      ok: true,
      value: { text: "your number", gaps: [] },
    });
  });

  it("says what is wrong with a text that is not Liquid", () => {
    expect(fillPlaceholders("Hello {{ticket.id", data)).toMatchObject({ ok: false });
  });

  it("includes no file: what a policy's replies include is written out before", () => {
    expect(fillPlaceholders("{% include 'secrets' %}", data)).toMatchObject({ ok: false });
  });

  it("stops a template that would run for ever", () => {
    expect(fillPlaceholders("{% for i in (1..99999999) %}x{% endfor %}", data)).toMatchObject({ ok: false });
  });

  it("shows gaps apart from words without changing the text", () => {
    const text = "Call [[ticket.requester.phone]] today.";
    const pieces = splitGaps(text);
    expect(pieces.map(({ kind }) => kind)).toEqual(["text", "gap", "text"]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });
});

describe("the language of a reply", () => {
  it("is the requester's where we have it, and the agent's otherwise", () => {
    expect(replyLanguage("zh-TW", "en")).toBe("zh-TW");
    expect(replyLanguage("fr", "zh-CN")).toBe("zh-CN");
    expect(replyLanguage(null, "en")).toBe("en");
  });
});

describe("inserting a reply", () => {
  it("goes to the cursor, as plain text in a plain editor", async () => {
    const host = fakeZaf({ values: { "comment.useRichText": false } });
    expect(await insertReply(host.zaf, "a < b\nc")).toBe("at_cursor");
    expect(host.invoked).toEqual([["ticket.editor.insert", "a < b\nc"]]);
  });

  it("goes as HTML into a rich editor, with nothing in it that acts as markup", async () => {
    const host = fakeZaf({ values: { "comment.useRichText": true } });
    await insertReply(host.zaf, "<b>&\nx");
    expect(host.invoked).toEqual([["ticket.editor.insert", "&lt;b&gt;&amp;<br>x"]]);
    expect(htmlOfText("a\r\nb")).toBe("a<br>b");
  });

  it("goes to the end of the comment where the editor cannot insert", async () => {
    const host = fakeZaf({
      refusals: { "ticket.editor.insert": { reason: "refused", detail: "no such action" } },
    });
    expect(await insertReply(host.zaf, "hello")).toBe("at_end");
    expect(host.invoked.at(-1)).toEqual(["comment.appendText", "hello"]);
  });

  it("is not said twice when Zendesk only stays silent", async () => {
    const host = fakeZaf({ refusals: { "ticket.editor.insert": { reason: "timed_out" } } });
    expect(await insertReply(host.zaf, "hello")).toBe("failed");
    expect(host.invoked).toHaveLength(1);
  });
});

describe("the arrow keys in the list of replies", () => {
  it("lead from the search box into the rows and back", () => {
    expect(rowAfterKey("ArrowDown", -1, 3)).toBe(0);
    expect(rowAfterKey("ArrowDown", 2, 3)).toBe(2);
    expect(rowAfterKey("ArrowUp", 0, 3)).toBe(-1);
    expect(rowAfterKey("End", 0, 3)).toBe(2);
  });

  it("leave Home and End to the text in the search box", () => {
    expect(rowAfterKey("Home", -1, 3)).toBeNull();
    expect(rowAfterKey("x", 0, 3)).toBeNull();
  });
});
