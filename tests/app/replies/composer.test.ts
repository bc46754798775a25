import { describe, expect, it } from "vitest";
import { fillInsertion, insertOnTop, undoInsertion } from "../../../app/features/replies/composer.ts";
import { fillSlots, slotsIn } from "../../../app/features/replies/slots.ts";
import type { Zaf } from "../../../app/zaf/zaf.ts";
import { fakeComposer } from "../fakeComposer.ts";

async function inserted(zaf: Zaf, text: string, last: Parameters<typeof insertOnTop>[2] = null) {
  const { insertion } = await insertOnTop(zaf, { key: "k", text }, last);
  if (insertion === null) throw new Error("nothing was inserted");
  return insertion;
}

describe("replies in the composer", () => {
  it("stand one below the other with a blank line between, and go where the agent writes", async () => {
    const { zaf, composer } = fakeComposer();
    composer.text = "Hi ";
    const one = await inserted(zaf, "One\n");
    await inserted(zaf, "Two", one);
    expect(composer.text).toBe("Hi One\n\nTwo");
    composer.text += " and ";
    await inserted(zaf, "three", one);
    expect(composer.text).toBe("Hi One\n\nTwo and three");
  });

  it("can be taken back one after the other", async () => {
    const { zaf, composer } = fakeComposer();
    composer.text = "Hi ";
    const one = await inserted(zaf, "One");
    const two = await inserted(zaf, "Two", one);
    expect(await undoInsertion(zaf, two)).toBe("undone");
    expect(composer.text).toBe("Hi One");
    expect(await undoInsertion(zaf, one)).toBe("undone");
    expect(composer.text).toBe("Hi ");
  });

  it("stay when somebody has written since", async () => {
    const { zaf, composer } = fakeComposer();
    const one = await inserted(zaf, "One");
    composer.text += "!";
    expect(await undoInsertion(zaf, one)).toBe("changed");
    expect(composer.text).toBe("One!");
  });

  it("can be taken back from a rich editor that tidies up what it is given", async () => {
    const { zaf, composer } = fakeComposer();
    composer.isRich = true;
    composer.tidy = (html) => html.replace(/ {2}/gu, " &nbsp;");
    composer.text = "<p><b>Hi</b>  </p>";
    const one = await inserted(zaf, "One & [[time]]\ntwo");
    expect(composer.text).toBe("<p><b>Hi</b>  </p>One &amp; [[time]]<br>two");
    const filled = await fillInsertion(zaf, one, { time: "15:00" });
    expect(composer.text).toBe("<p><b>Hi</b> &nbsp;</p>One &amp; 15:00<br>two");
    expect(filled.kind === "filled" ? await undoInsertion(zaf, filled.insertion) : null).toBe("undone");
    expect(composer.text).toBe("<p><b>Hi</b> &nbsp;</p>");
  });

  it("say so when Zendesk does not tell what stands there", async () => {
    const silent = {
      ...fakeComposer().zaf,
      get: async () => ({ ok: false, error: { reason: "timed_out" } }) as const,
    };
    const { outcome, insertion } = await insertOnTop(silent, { key: "k", text: "One" }, null);
    expect(outcome).toBe("at_cursor");
    expect(insertion === null ? null : await undoInsertion(silent, insertion)).toBe("failed");
  });
});

describe("gaps", () => {
  it("are each asked once, in their order", () => {
    expect(slotsIn("At [[time]] on [[day]], [[time]]. [[]] [x]")).toEqual(["time", "day"]);
  });

  it("are filled in the composer, and the way back still leads to before the reply", async () => {
    const { zaf, composer } = fakeComposer();
    const one = await inserted(zaf, "At [[time]], [[who]] comes.");
    const filled = await fillInsertion(zaf, one, { time: "15:00", who: " " });
    expect(composer.text).toBe("At 15:00, [[who]] comes.");
    if (filled.kind !== "filled") throw new Error(filled.kind);
    expect(slotsIn(filled.insertion.text)).toEqual(["who"]);
    expect(await undoInsertion(zaf, filled.insertion)).toBe("undone");
    expect(composer.text).toBe("");
  });

  it("do not take back what the agent wrote between", async () => {
    const { zaf, composer } = fakeComposer();
    const one = await inserted(zaf, "At [[time]].");
    composer.text += " Bye.";
    const filled = await fillInsertion(zaf, one, { time: "15:00" });
    expect(filled.kind === "filled" ? await undoInsertion(zaf, filled.insertion) : null).toBe("changed");
    expect(composer.text).toBe("At 15:00. Bye.");
  });

  it("that are gone are not filled anywhere else", async () => {
    const { zaf, composer } = fakeComposer();
    const one = await inserted(zaf, "At [[time]].");
    composer.text = "Something else";
    expect((await fillInsertion(zaf, one, { time: "15:00" })).kind).toBe("changed");
    expect(composer.text).toBe("Something else");
  });

  it("never turn the agent's words into markup", () => {
    expect(fillSlots("<b>[[a &amp; b]]</b>", { "a & b": "<i>$&" }, true)).toBe("<b>&lt;i&gt;$&amp;</b>");
    expect(fillSlots("[[a]]", { a: "<i>$&" }, false)).toBe("<i>$&");
  });
});
