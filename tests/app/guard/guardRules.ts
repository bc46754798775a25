import { guardRulesOf, type GuardRules } from "#core";
import { itServices } from "../../core/preset.ts";

const phrases = (
  key: string,
  language: string,
  wanted: readonly string[],
  except: readonly string[] = [],
) => ({
  key,
  title: { en: key },
  language,
  phrases: wanted,
  except,
  better: { en: "I will find out and write to you by [[time]]." },
  verdict: "block",
});

const PHRASES = [
  phrases(
    "vague_en",
    "en",
    ["not sure", "no idea", "as soon as possible", "asap"],
    ["if you are not sure", "make sure"],
  ),
  phrases("passing_en", "en", ["not my job", "not my department", "isn't my problem"]),
  phrases("abuse_en", "en", ["stupid", "shut up", "calm down", "should have read the manual"]),
  phrases(
    "vague_cn",
    "zh-CN",
    ["不清楚", "不知道", "没办法", "尽快"],
    ["不清楚的地方", "不清楚之处", "您不知道"],
  ),
  phrases("passing_cn", "zh-CN", ["不归我管", "你自己看", "投诉去吧"]),
  phrases("abuse_cn", "zh-CN", ["笨蛋", "神经病", "你是不是有病", "闭嘴"], ["精神经病", "精神经病学"]),
  phrases("vague_tw", "zh-TW", ["儘快"]),
];

const { document } = itServices({
  guard: { phrases: PHRASES, tierWords: { verdict: "block", words: ["白金会员"] } },
});

/** A guard of these phrases alone, for a policy that has the four tiers of it-services (VIP, Core, Potential, Ordinary). */
export const GUARD_RULES: GuardRules = guardRulesOf({
  ...document,
  guard: {
    ...document.guard,
    phrases: document.guard.phrases.filter(({ key }) => PHRASES.some((own) => own.key === key)),
  },
});
