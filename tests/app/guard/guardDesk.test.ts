import { beforeEach, describe, expect, test } from "vitest";
import { createGuardDesk, type GuardDesk } from "../../../app/features/guard/guardDesk.ts";
import { guardSave } from "../../../app/features/guard/guardSave.ts";
import type { GuardStanding } from "../../../app/features/guard/guardStanding.ts";
import type { Zaf } from "../../../app/zaf/zaf.ts";
import { type FakeComposer, fakeComposer } from "../fakeComposer.ts";
import { textsIn } from "../texts.ts";
import { GUARD_RULES } from "./guardRules.ts";

const texts = { t: textsIn("en"), language: "en" } as const;

let zaf: Zaf;
let composer: FakeComposer;
let isWorkerUp: boolean;
let invoked: readonly (readonly [string, ...unknown[]])[];
let asked: readonly unknown[];
let desk: GuardDesk;

beforeEach(() => {
  isWorkerUp = true;
  ({
    composer,
    zaf,
    invoked,
    requests: asked,
  } = fakeComposer(() =>
    isWorkerUp
      ? { ok: true, value: { version: 3, rules: GUARD_RULES } }
      : { ok: false, error: { reason: "http", status: 502, detail: "" } },
  ));
  desk = createGuardDesk(zaf, { workerUrl: "https://tierwise.example", subdomain: "acme" });
  desk.ask({ version: 3, language: "zh-CN", statedTime: "off", place: "ticket" });
});

async function write(text: string): Promise<Extract<GuardStanding, { kind: "checked" }>> {
  composer.text = text;
  const standing = await desk.look();
  if (standing.kind !== "checked") throw new Error(`the draft is ${standing.kind}`);
  return standing;
}

const save = () => guardSave(zaf, async () => desk, texts);
const tagsAdded = () => invoked.filter(([action]) => action === "ticket.tags.add").map(([, tags]) => tags);

describe("a draft to the customer", () => {
  test("is kept from leaving by what blocks, and the agent is told what", async () => {
    composer.text = "您好，这事不 归 我 管。";
    const verdict = await save();
    expect(verdict).toMatchObject({ kind: "block" });
    expect(verdict.kind === "block" && verdict.message).toContain("不 归 我 管");
    expect(tagsAdded()).toEqual([["guard_blocked_passing_cn"]]);
  });

  test("leaves once the better wording has taken the place, which can be undone", async () => {
    const { blocking } = await write("您好，这事不归我管。");
    const [finding] = blocking;
    if (finding === undefined) throw new Error("nothing blocks");
    expect(await desk.use(finding, "我帮您联系同事。")).toBe(true);
    expect(composer.text).toBe("我帮您联系同事。");
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(await desk.undo()).toBe(true);
    expect(composer.text).toBe("您好，这事不归我管。");
  });

  test("is not put back when the agent has typed since", async () => {
    const { blocking } = await write("这事不归我管");
    const [finding] = blocking;
    if (finding === undefined) throw new Error("nothing blocks");
    await desk.use(finding, "我来问");
    composer.text += "，稍等";
    expect(await desk.undo()).toBe(false);
    expect(composer.text).toBe("这事我来问，稍等");
  });

  test("leaves for a reason, which holds for what was found then and not for what is found later", async () => {
    await write("客户自己说的：不归我管");
    desk.override("the customer's own words");
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(tagsAdded()).toEqual([["guard_overridden_passing_cn"]]);
    composer.text += "。[[时间]]";
    expect(await save()).toMatchObject({ kind: "block" });
  });

  test("of a ticket that does not exist yet leaves for no reason: it could not be noted anywhere", async () => {
    desk.ask({ version: 3, language: "zh-CN", statedTime: "off", place: "new_ticket" });
    expect(await write("客户自己说的：不归我管")).toMatchObject({ override: "once_saved" });
    desk.override("the customer's own words");
    expect(await save()).toMatchObject({ kind: "block" });
  });

  test("tells the reason once, after it was sent", async () => {
    await write("客户自己说的：不归我管");
    desk.override("the customer's own words");
    await save();
    composer.text = "";
    await desk.look();
    expect(desk.sent()).toMatchObject({ reason: "the customer's own words" });
    expect(desk.sent()).toBeNull();
    composer.text = "客户自己说的：不归我管";
    expect(await save()).toMatchObject({ kind: "block" });
  });

  test("that Zendesk did not save after all tells no reason with the save of something else", async () => {
    await write("客户自己说的：不归我管");
    desk.override("the customer's own words");
    desk.saving();
    await save();
    composer.type = "internalNote";
    desk.saving();
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(desk.sent()).toBeNull();
  });

  test("leaves with warnings, seen or waved through, and both are counted", async () => {
    const { warning } = await write("The customer reads Chinese, and this is English.");
    expect(warning).toMatchObject([{ rule: "language" }]);
    warning.forEach(desk.ignore);
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(tagsAdded()).toEqual([["guard_warned_language"]]);
  });
});

describe("a message of a chat", () => {
  beforeEach(() => {
    composer.channel = "native_messaging";
  });

  test("is checked while it is typed, and asks for no reason: nothing holds it back", async () => {
    const { blocking, override } = await write("这事不归我管");
    expect(blocking).toMatchObject([{ found: "不归我管" }]);
    expect(override).toBe("not_held_back");
  });

  test("that is not sent yet keeps no other change of the ticket from being saved", async () => {
    await write("这事不归我管");
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(tagsAdded()).toEqual([]);
  });

  test("is held back with the next save once the agent writes a mail in its place", async () => {
    await write("这事不归我管");
    composer.channel = "email";
    expect(await save()).toMatchObject({ kind: "block" });
  });
});

describe("a draft in a rich editor", () => {
  beforeEach(() => {
    composer.isRich = true;
    composer.tidy = (html) => html.replace(/<br>/gu, "</p><p>").replace(/ {2}/gu, " &nbsp;");
  });

  test("is put right among its formatting, and is as before with one click however the editor tidies up", async () => {
    const before = "<p>您好</p><p>这事<strong>不归</strong>我管，<em>抱歉</em>  。</p>";
    const { blocking } = await write(before);
    expect(blocking).toMatchObject([{ found: "不归我管" }]);
    const [finding] = blocking;
    if (finding === undefined) throw new Error("nothing blocks");
    expect(await desk.use(finding, "我来问")).toBe(true);
    expect(composer.text).toBe("<p>您好</p><p>这事我来问，<em>抱歉</em> &nbsp;。</p>");
    expect(desk.standing()).toMatchObject({ kind: "checked", canUndo: true });
    expect(await desk.undo()).toBe(true);
    expect(composer.text).toContain("<strong>不归</strong>我管");
  });

  test("is set by the editor's own action where setting it shows the markup", async () => {
    composer.tidy = (text) => text.replace(/</gu, "&lt;").replace(/>/gu, "&gt;");
    const { blocking } = await write("<p>这事<strong>不归我管</strong></p>");
    const [finding] = blocking;
    if (finding === undefined) throw new Error("nothing blocks");
    expect(await desk.use(finding, "我来问")).toBe(true);
    expect(composer.text).toBe("<p>这事<strong>我来问</strong></p>");
  });

  test("that holds nothing but markup and blanks is none", async () => {
    composer.text = "<p>&nbsp;</p><p></p>";
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(asked).toEqual([]);
  });
});

describe("the check", () => {
  test("never looks at notes for colleagues, nor at saves without a text", async () => {
    composer.text = "不归我管";
    composer.type = "internalNote";
    expect(await save()).toEqual({ kind: "let_pass" });
    composer.type = "publicReply";
    composer.text = " \n";
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(asked).toEqual([]);
  });

  test("lets the reply leave and says so when the rules cannot be had", async () => {
    isWorkerUp = false;
    composer.text = "不归我管";
    expect(await save()).toEqual({ kind: "let_pass" });
    expect(invoked).toContainEqual(["notify", expect.stringContaining("could not check"), "alert"]);
  });

  test("lets the reply leave and says so when it breaks", async () => {
    composer.text = "不归我管";
    const broken = () => Promise.reject(new Error("the tables are missing"));
    const { error } = console;
    console.error = () => undefined;
    expect(await guardSave(zaf, broken, texts)).toEqual({ kind: "let_pass" });
    console.error = error;
    expect(invoked).toContainEqual(["notify", expect.stringContaining("could not check"), "alert"]);
  });

  test("asks for the rules once, however much is typed", async () => {
    await write("您好");
    await write("您好，");
    await save();
    expect(asked).toHaveLength(1);
  });
});
