import { describe, expect, it } from "vitest";
import { formatAmount, formatLocalDate } from "../../app/shared/i18n/format.ts";
import { languageOfLocale, localized } from "../../app/shared/i18n/language.ts";
import { colorSchemeOfAddress } from "../../app/shared/theme/colorScheme.ts";

describe("the language for one of Zendesk's locales", () => {
  it.each([
    ["en-US", "en"],
    ["en", "en"],
    ["zh-cn", "zh-CN"],
    ["zh", "zh-CN"],
    ["zh-Hans-SG", "zh-CN"],
    ["zh-TW", "zh-TW"],
    ["zh-hk", "zh-TW"],
    ["zh-Hant", "zh-TW"],
  ])("%s is %s", (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });

  it.each([["fr-FR"], ["zhuang"], ["english"], [""]])("%s is none of ours", (locale) => {
    expect(languageOfLocale(locale)).toBeNull();
  });

  it("falls back to a policy's English text", () => {
    expect(localized({ en: "Core" }, "zh-CN")).toBe("Core");
  });
});

describe("figures and dates", () => {
  it("carry the unit of the policy: a currency, per cent, or a word", () => {
    expect(formatAmount(1_250_000, "CNY", "en")).toBe("¥1,250,000");
    expect(formatAmount(12.5, "%", "zh-CN")).toBe("12.5%");
    expect(formatAmount(3, "cases", "en")).toBe("3 cases");
    expect(formatAmount(0.5, "USD", "en")).toBe("$0.50");
  });

  it("show a local date as that day everywhere", () => {
    expect(formatLocalDate("2026-01-01", "en")).toBe("Jan 1, 2026");
    expect(formatLocalDate("2026-01-01", "zh-TW")).toBe("2026年1月1日");
  });
});

describe("the colours of the first paint", () => {
  it("are those that Zendesk names in the frame's address, and light otherwise", () => {
    expect(colorSchemeOfAddress("?origin=x&colorScheme=dark")).toBe("dark");
    expect(colorSchemeOfAddress("?colorScheme=mauve")).toBe("light");
  });
});
