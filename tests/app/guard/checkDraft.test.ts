import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileGuard, type DraftQuestion } from "#core";
import { CHINESE_FORMS } from "../../../app/features/guard/chineseForms.ts";
import { GUARD_RULES } from "./guardRules.ts";
import { SENTENCES, TIMES } from "./sentences.ts";

const check = compileGuard(GUARD_RULES, CHINESE_FORMS);
const EN: DraftQuestion = { language: "en", statedTime: "off" };

test("the table holds 150 sentences at least", () => {
  expect(SENTENCES.length).toBeGreaterThanOrEqual(150);
});

describe("a draft", () => {
  test.for(SENTENCES)("%s (%s)", ([draft, language, ...wrong]) => {
    const found = check(draft, { language, statedTime: "off" }).map(({ rule }) => rule);
    expect(found.toSorted()).toEqual(wrong.filter((each) => each !== "fine").toSorted());
  });
});

describe("a reply that must name a time (B16)", () => {
  test.for(TIMES)("%s: %s", ([draft, names]) => {
    const found = check(`Thank you for the photo. ${draft}`, { language: null, statedTime: "warn" });
    expect(found.some(({ rule }) => rule === "stated_time")).toBe(!names);
  });

  test("is not asked for one when it is only a word of thanks", () => {
    expect(check("Thank you!", { language: "en", statedTime: "block" })).toEqual([]);
  });
});

test("a finding points at the very words, whatever stood between them", () => {
  const draft = "您好，这事 不*归 我管 哦";
  const [found] = check(draft, { language: "zh-CN", statedTime: "off" });
  expect(found).toMatchObject({ found: "不*归 我管", key: "passing_cn", verdict: "block" });
  expect(draft.slice(found?.from, found?.to)).toBe("不*归 我管");
});

test("a phrase behind characters of two units is found where it stands", () => {
  const draft = "😀𠮷 I am not sure";
  const [found] = check(draft, EN);
  expect(draft.slice(found?.from, found?.to)).toBe("not sure");
});

test("findings come in the order of the text, those about the whole draft first", () => {
  const found = check("[[date]]: not sure. VIP customers wait.", { language: "zh-CN", statedTime: "off" });
  expect(found.map(({ rule }) => rule)).toEqual(["language", "slot", "phrase", "tier_word"]);
});

test("of two rules that find the same words, the graver is told", () => {
  const first = GUARD_RULES.phrases.find(({ key }) => key === "vague_en");
  if (first === undefined) throw new Error("no phrases");
  for (const phrases of [
    [{ ...first, verdict: "warn" as const }, first],
    [first, { ...first, verdict: "warn" as const }],
  ]) {
    const found = compileGuard({ ...GUARD_RULES, phrases }, CHINESE_FORMS)("I am not sure", EN);
    expect(found.map(({ verdict }) => verdict)).toEqual(["block"]);
  }
});

test("a rule that is off finds nothing", () => {
  const off = compileGuard(
    {
      ...GUARD_RULES,
      phrases: GUARD_RULES.phrases.map((rule) => ({ ...rule, verdict: "off" as const })),
      unfilledSlots: "off",
      tierWords: { ...GUARD_RULES.tierWords, verdict: "off" },
      wrongLanguage: "off",
    },
    CHINESE_FORMS,
  );
  expect(off("I'm not sure, VIP customers ask [[name]] 不归我管", EN)).toEqual([]);
});

test("whatever is typed, offsets lie inside the draft and findings are what stands there", () => {
  const words = fc.constantFrom(
    "不",
    "归",
    "我",
    "管",
    "not ",
    "sure",
    " ",
    "*",
    "[[",
    "]]",
    "{{",
    "VIP客户",
    "é",
    "😀",
    "。",
    "’",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: "binary" })), { maxLength: 30 }), (parts) => {
      const draft = parts.join("");
      for (const { from, to, found } of check(draft, EN)) {
        expect(draft.slice(from, to)).toBe(found);
      }
    }),
  );
});
