import { describe, expect, it } from "vitest";
import { fetchReplyUses, type ReplyUse } from "../../../app/features/reply-uses/fetchReplyUses.ts";
import { replyUseRows } from "../../../app/features/reply-uses/replyUseRows.ts";
import { fakeZaf } from "../fakeZaf.ts";
import { textsIn } from "../texts.ts";

const INSTALLATION = { workerUrl: "https://tw.example.dev", subdomain: "acme" };

const use = (reply: string, tickets: number, title: ReplyUse["title"] = { en: reply }): ReplyUse => ({
  reply,
  title,
  tickets,
  solved: 0,
  reopened: 0,
  good: 0,
  bad: 0,
});
const rows = (uses: readonly ReplyUse[]) => replyUseRows(uses, textsIn("en"), "en");
const named = (list: readonly { readonly reply: string }[]) => list.map(({ reply }) => reply);

describe("the uses of replies", () => {
  it("begin with the most used, among equals by title", () => {
    expect(named(rows([use("sorry", 1), use("greet", 1), use("thanks", 12)]).top)).toEqual([
      "thanks",
      "greet",
      "sorry",
    ]);
  });

  it("show ten at first, and none that nobody used", () => {
    const many = Array.from({ length: 14 }, (_, place) => use(`reply_${place}`, 20 - place));
    expect(named(rows([...many, use("never", 0)]).top)).toEqual(named(many.slice(0, 10)));
    expect(named(rows([use("greet", 1), use("never", 0)]).top)).toEqual(["greet"]);
  });

  it("show the others with all, the unused last", () => {
    const many = Array.from({ length: 14 }, (_, place) => use(`reply_${place}`, 20 - place));
    const { all } = rows([use("never", 0), ...many]);
    expect(all).toHaveLength(15);
    expect(all.at(-1)?.reply).toBe("never");
  });

  it("say of a reply that the policy has no more that it is gone", () => {
    expect(rows([use("farewell", 1, null)]).top[0]?.title).toBe("farewell (no longer a reply)");
  });

  it("name a reply in the admin's language", () => {
    const uses = [use("greet", 1, { en: "Greeting", "zh-TW": "問候" })];
    expect(replyUseRows(uses, textsIn("zh-TW"), "zh-TW").top[0]?.title).toBe("問候");
  });

  it("are asked of the Worker, with the days that it solved within", async () => {
    const value = { since: "2026-10-21", within: 7, replies: [use("greet", 3)] };
    const { zaf, requests } = fakeZaf({ answer: () => ({ ok: true, value }) });
    expect(await fetchReplyUses(zaf, INSTALLATION)).toEqual({ ok: true, value });
    expect(requests.map(({ url }) => url)).toEqual(["https://tw.example.dev/api/lists/replies"]);
  });

  it("are refused where something else answers", async () => {
    const { zaf } = fakeZaf({ answer: () => ({ ok: true, value: [] }) });
    expect(await fetchReplyUses(zaf, INSTALLATION)).toMatchObject({ error: { reason: "refused" } });
  });
});
