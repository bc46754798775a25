import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileGuard, guardRulesOf, type Language, LANGUAGES } from "#core";
import { CHINESE_FORMS } from "../../../app/features/guard/chineseForms.ts";
import { preset } from "./given.ts";

const NAMES = readdirSync(new URL("../../../policies/", import.meta.url))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""));

/** What nobody should write to any customer, whatever the business (A13). */
const ABUSE = { en: "Are you deaf?", "zh-CN": "你有病吧", "zh-TW": "你 有 病 吧" } as const satisfies Record<
  Language,
  string
>;

describe.each(NAMES)("the guard of %s", (name) => {
  const { document } = preset(name);
  const rules = guardRulesOf(document);
  const check = compileGuard(rules, CHINESE_FORMS);

  test.each(LANGUAGES)("blocks abuse in %s, and has phrases of that language", (language) => {
    expect(document.guard.phrases.some((rule) => rule.language === language)).toBe(true);
    const found = check(ABUSE[language], { language: null, statedTime: "off" });
    expect(found).toMatchObject([{ rule: "phrase", verdict: "block" }]);
  });

  test("finds every one of its phrases", () => {
    const missed = rules.phrases.flatMap(({ phrases }) =>
      phrases.filter(
        (phrase) =>
          !check(phrase, { language: null, statedTime: "off" }).some(({ found }) => found === phrase),
      ),
    );
    expect(missed).toEqual([]);
  });

  test("gives better wordings in all three languages, which it would let pass", () => {
    const wordings = rules.phrases.flatMap(({ better }) =>
      better === null ? [] : LANGUAGES.map((language) => better[language] ?? "none"),
    );
    expect(wordings.length).toBeGreaterThan(0);
    const found = wordings.flatMap((wording) =>
      check(wording, { language: null, statedTime: "off" }).filter(({ rule }) => rule !== "slot"),
    );
    expect(found).toEqual([]);
  });
});

test("IT services, where the rule comes from (A13), has a dozen phrases of each kind and language", () => {
  const { phrases } = preset("it-services").document.guard;
  for (const key of ["abuse_en", "abuse_cn", "abuse_tw", "passing_en", "passing_cn", "passing_tw"]) {
    expect(phrases.find((rule) => rule.key === key)?.phrases.length, key).toBeGreaterThanOrEqual(12);
  }
});
