import { describe, expect, it } from "vitest";
import type { ConditionVerdict } from "#core";
import { conditionText, rankText } from "../../app/shared/explanation/conditionText.ts";
import { fieldName } from "../../app/shared/explanation/fieldName.ts";
import { textsIn } from "./texts.ts";

const t = textsIn("en");
const zh = textsIn("zh-CN");

const spend: ConditionVerdict = {
  field: "yearly_it_spend",
  title: { en: "Yearly IT spend", "zh-CN": "年度 IT 投入" },
  unit: "CNY",
  operator: "greater_than_equal",
  wanted: 500_000,
  found: 620_000,
  held: "yes",
};

const tags: ConditionVerdict = {
  field: "current_tags",
  title: null,
  unit: null,
  operator: "includes",
  wanted: "urgent outage",
  found: ["billing", "paid"],
  held: "no",
};

describe("a criterion in words", () => {
  it("names the fact, its threshold and its value, with the unit", () => {
    expect(conditionText(spend, t, "en")).toEqual({
      name: "Yearly IT spend",
      wanted: "at least ¥500,000",
      found: "now ¥620,000",
      held: "yes",
    });
  });

  it("speaks the reader's language, and English where the policy does not", () => {
    expect(conditionText(spend, zh, "zh-CN")).toMatchObject({
      name: "年度 IT 投入",
      wanted: "不少于 ¥500,000",
    });
    expect(conditionText(spend, textsIn("zh-TW"), "zh-TW").name).toBe("Yearly IT spend");
  });

  it("tells an unknown fact from an empty field", () => {
    const { found: unknown } = conditionText({ ...spend, found: null, held: "unknown" }, t, "en");
    const { found: empty } = conditionText({ ...spend, found: null, held: "no" }, t, "en");
    expect([unknown, empty]).toEqual(["not known", "empty"]);
  });

  it("lists several tags, although Zendesk's conditions write them in one text", () => {
    expect(conditionText(tags, t, "en")).toMatchObject({
      name: "Ticket tags",
      wanted: "includes one of urgent, outage",
      found: "now billing, paid",
    });
    expect(conditionText({ ...tags, wanted: "urgent" }, t, "en").wanted).toBe("includes urgent");
  });

  it("calls Zendesk's own choices by Zendesk's names", () => {
    const priority: ConditionVerdict = { ...tags, field: "priority", operator: "is", wanted: "urgent" };
    expect(conditionText({ ...priority, found: "high" }, zh, "zh-CN")).toMatchObject({
      name: "优先级",
      wanted: "为 紧急",
      found: "现为 高",
    });
  });

  it("says of present and not present only that", () => {
    expect(conditionText({ ...spend, operator: "not_present", wanted: null }, t, "en").wanted).toBe(
      "is empty",
    );
  });
});

describe("a top-p-percent criterion in words", () => {
  const rank = {
    percent: 5,
    of: "yearly_it_spend",
    title: spend.title,
    unit: "CNY",
    found: 10,
    cutOff: 900,
    held: false,
  };

  it("names the share, where it starts, and where the customer stands", () => {
    expect(rankText(rank, t, "en")).toEqual({
      name: "Top 5 % by Yearly IT spend",
      wanted: "starts at ¥900",
      found: "now ¥10",
      held: "no",
    });
  });

  it("says so when nobody ranks or the value is unknown", () => {
    expect(rankText({ ...rank, cutOff: null, found: null }, t, "en")).toMatchObject({
      wanted: "nobody ranks yet",
      found: "not known",
      held: "unknown",
    });
  });
});

describe("the name of a field without a title", () => {
  it("is Zendesk's name for its own fields, the id for custom ones, and the raw name for others", () => {
    expect(["via_id", "custom_fields_360", "mystery"].map((field) => fieldName(field, t))).toEqual([
      "Channel",
      "Ticket field 360",
      "mystery",
    ]);
  });
});
