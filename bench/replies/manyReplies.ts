const SITUATIONS = [
  ["printer", "打印机"],
  ["invoice", "发票"],
  ["delivery", "送货"],
  ["network", "网络"],
  ["contract", "合同"],
  ["licence", "授权"],
  ["training", "培训"],
  ["warranty", "保修"],
  ["password", "密码"],
  ["visit", "上门"],
] as const;

const INTENTS = [
  ["Confirm the time of", "确认时间"],
  ["Apologise for", "致歉说明"],
  ["Ask for details about", "询问详情"],
  ["Explain the next step of", "说明下一步"],
  ["Close with thanks after", "致谢道别"],
  ["Offer another date for", "改约时间"],
  ["Tell the progress of", "通报进展"],
  ["Promise an answer about", "承诺答复"],
] as const;

const ENGLISH =
  "Hello {{ticket.requester.first_name | default: 'there'}}, thank you for telling us. We look into it now and write to you by [[time]] with what we found, and with what comes next.";
const CHINESE =
  "{{ticket.requester.name | default: '尊敬的客户'}}，您好！感谢您告诉我们，我们现在就查看，并会在 [[时间]] 前把查到的情况和下一步安排告诉您。";

/** As many replies as asked for, as the Worker tells them: all titles different, in three languages. */
export function manyReplies(count: number): readonly object[] {
  return Array.from({ length: count }, (_, nth) => {
    const [situation, inChinese] = SITUATIONS[nth % SITUATIONS.length] ?? SITUATIONS[0];
    const [intent, intentInChinese] =
      INTENTS[Math.floor(nth / SITUATIONS.length) % INTENTS.length] ?? INTENTS[0];
    const title = `${intentInChinese}：${inChinese} ${nth}`;
    return {
      key: `many_${nth}`,
      stage: "progress",
      stageTitle: { en: "Progress", "zh-CN": "进展", "zh-TW": "進展" },
      title: { en: `${intent} the ${situation} ${nth}`, "zh-CN": title, "zh-TW": title },
      body: { en: ENGLISH, "zh-CN": CHINESE, "zh-TW": CHINESE },
      shortcut: `m${nth}`,
      channel: "public_reply",
    };
  });
}
