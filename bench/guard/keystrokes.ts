import { compileGuard, type DraftQuestion, type GuardRules } from "#core";
import { CHINESE_FORMS } from "../../app/features/guard/chineseForms.ts";
import { foldText } from "../../core/guard/foldText.ts";

/** What a page measured: milliseconds of each keystroke, and what was found in the last draft. */
export type Keystrokes = { readonly taken: readonly number[]; readonly found: number };

const PHRASES = 500;
const DRAFT_CHARACTERS = 2000;
const KEYSTROKES = 200;
const QUESTION: DraftQuestion = { language: "zh-CN", statedTime: "warn" };

const ENGLISH = [
  "not",
  "sure",
  "maybe",
  "later",
  "nobody",
  "whatever",
  "soon",
  "complain",
  "manual",
  "fault",
];
const CHINESE = ["不归", "不清", "没有", "大概", "回头", "随便", "投诉", "自己", "规定", "等着"];
const DRAFT = [
  "您好，感谢您的来信。打印机的问题我们已经看到了，工程师今天下午三点到现场检查。",
  "Thank you for the photo of the label printer; the belt is worn and will be replaced on Friday. ",
  "如果還有其他問題，請直接回覆這封信，我會在一小時內回覆您。",
];

/** Half of them of two words of the alphabet, half of Chinese characters; none is part of another or in the draft. */
const phrases = Array.from({ length: PHRASES }, (_, place) => {
  const words = place % 2 === 0 ? ENGLISH : CHINESE;
  const [one, two] = [words[Math.floor(place / 2) % 10] ?? "", words[Math.floor(place / 20) % 10] ?? ""];
  return place % 2 === 0 ? `${one} ${two} ${100 + place}` : `${one}${two}${100 + place}`;
});

const rules: GuardRules = {
  phrases: [
    {
      key: "many",
      title: { en: "Many" },
      phrases,
      except: [],
      better: null,
      verdict: "block",
      clause: null,
    },
  ],
  unfilledSlots: "block",
  tierWords: { verdict: "block", words: [] },
  wrongLanguage: "warn",
  mayOverrideWithReason: true,
};

function typed(check: (draft: string) => number): Keystrokes {
  let draft = DRAFT.join("").repeat(20).slice(0, DRAFT_CHARACTERS);
  const taken: number[] = [];
  let found = 0;
  for (let key = 0; key < 2 * KEYSTROKES; key++) {
    const ending = `。${phrases[key % PHRASES] ?? ""}。`;
    draft = draft.slice(0, DRAFT_CHARACTERS - ending.length) + ending;
    const start = performance.now();
    found += check(draft);
    // The first half warms up.
    if (key >= KEYSTROKES) taken.push(performance.now() - start);
  }
  return { taken, found };
}

/** The app's own check. */
export function typeGuarded(): Keystrokes {
  const check = compileGuard(rules, CHINESE_FORMS);
  return typed((draft) => check(draft, QUESTION).filter(({ rule }) => rule === "phrase").length);
}

/** The plain way to find the same: with every key, each phrase is folded again and looked for. */
export function typeNaive(): Keystrokes {
  return typed((draft) => {
    const { text } = foldText(draft, CHINESE_FORMS);
    return phrases.filter((phrase) => text.includes(foldText(phrase, CHINESE_FORMS).text)).length;
  });
}

Object.assign(globalThis, { guardKeystrokes: { typeGuarded, typeNaive } });
