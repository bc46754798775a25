import { describe, expect, it } from "vitest";
import type { FactGap, TierGap } from "#core";
import { tierGapText } from "../../../app/features/tier/gapText.ts";
import { textsIn } from "../texts.ts";

const spend: FactGap = {
  kind: "condition",
  field: "yearly_it_spend",
  title: { en: "Yearly IT spend", "zh-CN": "年度 IT 支出" },
  unit: "CNY",
  operator: "greater_than_equal",
  needed: 500_000,
  found: 420_000,
  difference: 80_000,
};
const influence: FactGap = {
  kind: "condition",
  field: "influence",
  title: { en: "Influence", "zh-CN": "影响力" },
  unit: null,
  operator: "greater_than_equal",
  needed: 4,
  found: 2,
  difference: 2,
};
const vip = (ways: TierGap["ways"]): TierGap => ({ tier: "vip", title: { en: "VIP" }, ways });
const inEnglish = (ways: TierGap["ways"]) => tierGapText(vip(ways), textsIn("en"), "en");

describe("what would change the tier", () => {
  it("names what is missing for each way, nearest first", () => {
    expect(inEnglish([[spend], [influence]])).toBe(
      "VIP needs ¥80,000 more yearly IT spend, or influence at least 4",
    );
    expect(tierGapText(vip([[spend], [influence]]), textsIn("zh-CN"), "zh-CN")).toBe(
      "达到“VIP”还需：年度 IT 支出再增加 ¥80,000，或影响力不少于 4",
    );
  });

  it("joins the facts that one way needs together", () => {
    expect(inEnglish([[spend, influence]])).toBe(
      "VIP needs ¥80,000 more yearly IT spend and influence at least 4",
    );
  });

  it("says what an unknown fact must be, and keeps words in capitals as they are", () => {
    const unknown = { ...spend, title: { en: "IT spend" }, found: null, difference: null };
    expect(inEnglish([[unknown]])).toBe("VIP needs IT spend at least ¥500,000");
  });

  it("says that nobody ranks yet", () => {
    expect(inEnglish([[{ ...spend, kind: "rank", needed: null, difference: null }]])).toBe(
      "VIP needs a rank by yearly IT spend, where nobody ranks yet",
    );
  });

  it("is silent where the facts already lead there", () => {
    expect(inEnglish([])).toBeNull();
    expect(inEnglish([[]])).toBeNull();
  });
});
