/** Clock times, dates, named days and spans with a number, as people write them in the three languages. */
const TIMES: readonly RegExp[] = [
  /\b(?:[01]?\d|2[0-3])[:h][0-5]\d\b/iu,
  /\b(?:1[0-2]|0?[1-9])\s?(?:am|pm|a\.m\.|p\.m\.)(?![a-z])/iu,
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/u,
  /\b(?:today|tonight|tomorrow|noon|midnight|end of (?:the )?(?:day|week|month)|close of business)\b/iu,
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/iu,
  /\b(?:this|next) (?:morning|afternoon|evening|week|month)\b/iu,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/iu,
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half an?|an?|twenty-four|forty-eight)[ -](?:(?:working|business) )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?)\b/iu,
  /(?:今|明|后|後|当|當)(?:天|日|晚|早)|(?:上|中|下)午|凌晨|晚上|早上|傍晚|月底|月末|年底|周末|週末|本周|本週|下周|下週|下个月|下個月|(?:本|下)月/u,
  /(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]/u,
  /(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:月|号|號)(?:\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}))?/u,
  /(?:\d{1,2}|[零一二两兩三四五六七八九十]{1,3})\s?(?:点|點|时(?!候)|時(?!候))/u,
  /(?:\d+|[一二两兩三四五六七八九十半几幾]{1,3})\s?(?:个|個)?\s?(?:分钟|分鐘|小时|小時|钟头|鐘頭|天|日|工作日|工作天|周|週|星期|礼拜|禮拜)/u,
];

const VAGUE = /[几幾](?:个|個)?\s?(?:分钟|分鐘|小时|小時|天|日|周|週)/gu;

/** Whether a reply says when (B16): "by 3 pm", "within two working days", 明天上午, 两小时内. "Soon" and 几天 say nothing. */
export function namesATime(draft: string): boolean {
  const plain = draft.normalize("NFKC").replace(VAGUE, " ");
  return TIMES.some((time) => time.test(plain));
}
