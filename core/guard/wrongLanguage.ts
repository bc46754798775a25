import type { Language } from "../contract/localized.ts";
import type { ChineseForms } from "./chineseForms.ts";

/** Shorter drafts ("OK", "好的") are in no language worth a warning. */
const LEAST_LETTERS = 12;
/** A product's name or a quotation in another script is no other language. */
const OTHER_SCRIPT_AT_MOST = 0.5;
const LEAST_TELLING = 3;

const HAN = /\p{Script=Han}/gu;
const LETTERS = /\p{L}/gu;

/** Whether a draft is plainly not in the customer's language. Addresses and links do not count. */
export function isWrongLanguage(
  draft: string,
  language: Language | null,
  { simplified, traditional }: ChineseForms,
): boolean {
  if (language === null) return false;
  const words = draft.replace(/[\w.+-]+@[\w.-]+|https?:\/\/\S+|\[\[.*?\]\]|\{\{.*?\}\}/gu, " ");
  const letters = words.match(LETTERS)?.length ?? 0;
  const han = words.match(HAN) ?? [];
  // A Chinese character says about as much as two letters of an alphabet.
  if (letters + han.length < LEAST_LETTERS) return false;
  const hanShare = (2 * han.length) / (letters + han.length);
  if (language === "en") return hanShare > OTHER_SCRIPT_AT_MOST;
  if (hanShare < 1 - OTHER_SCRIPT_AT_MOST) return true;
  const onlyTraditional = han.filter((one) => simplified(one) !== one).length;
  const onlySimplified = han.filter((one) => traditional(one) !== one && simplified(one) === one).length;
  const [wrong, right] =
    language === "zh-CN" ? [onlyTraditional, onlySimplified] : [onlySimplified, onlyTraditional];
  return wrong >= LEAST_TELLING && wrong > right;
}
