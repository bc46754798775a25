import { describe, expect, it } from "vitest";
import { fetchGuardCounts, type GuardCount } from "../../../app/features/guard-counts/fetchGuardCounts.ts";
import { guardCountRows } from "../../../app/features/guard-counts/guardCountRows.ts";
import { fakeZaf } from "../fakeZaf.ts";
import { textsIn } from "../texts.ts";

const INSTALLATION = { workerUrl: "https://tw.example.dev", subdomain: "acme" };
const VAGUE = { en: "Vague", "zh-CN": "含糊其辞" };

const count = (rule: string, outcome: GuardCount["outcome"], tickets: number): GuardCount => ({
  rule,
  outcome,
  tickets,
  title: rule === "vague" ? VAGUE : null,
});
const lines = (counts: readonly GuardCount[]): readonly unknown[] =>
  guardCountRows(counts, textsIn("en"), "en").map(({ title, tickets }) => [title, ...Object.values(tickets)]);

describe("what the guard found", () => {
  it("is one row a rule, its days added up by outcome", () => {
    const days = [count("slot", "blocked", 2), count("slot", "overridden", 1), count("slot", "blocked", 3)];
    expect(lines(days)).toEqual([["A gap was not filled", 0, 5, 1]]);
  });

  it("begins with the rule that has most of all outcomes, among equals by title", () => {
    const counts = [
      count("language", "warned", 2),
      count("vague", "blocked", 1),
      count("vague", "overridden", 3),
      count("slot", "blocked", 2),
    ];
    expect(guardCountRows(counts, textsIn("en"), "en").map(({ rule }) => rule)).toEqual([
      "vague",
      "slot",
      "language",
    ]);
  });

  it("names a rule in the admin's language, or in English where the policy lacks it", () => {
    const title = (language: "zh-CN" | "zh-TW") =>
      guardCountRows([count("vague", "warned", 1)], textsIn(language), language)[0]?.title;
    expect([title("zh-CN"), title("zh-TW")]).toEqual(["含糊其辞", "Vague"]);
  });

  it("says of a rule that the policy has no more that it is gone", () => {
    expect(lines([count("old_words", "warned", 1), count("toString", "warned", 1)])).toEqual([
      ["old_words (no longer a rule)", 1, 0, 0],
      ["toString (no longer a rule)", 1, 0, 0],
    ]);
  });

  it("is asked of the Worker, whose days it leaves as they are", async () => {
    const value = { since: "2026-10-21", counts: [{ ...count("vague", "warned", 1), day: "2026-11-02" }] };
    const { zaf, requests } = fakeZaf({ answer: () => ({ ok: true, value }) });
    expect(await fetchGuardCounts(zaf, INSTALLATION)).toEqual({
      ok: true,
      value: { since: "2026-10-21", counts: [count("vague", "warned", 1)] },
    });
    expect(requests.map(({ url }) => url)).toEqual(["https://tw.example.dev/api/lists/guard"]);
  });

  it("is refused where something else answers", async () => {
    const { zaf } = fakeZaf({ answer: () => ({ ok: true, value: { since: "lately", counts: [] } }) });
    expect(await fetchGuardCounts(zaf, INSTALLATION)).toMatchObject({ error: { reason: "refused" } });
  });
});
