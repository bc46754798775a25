import type { Language, VisitDeadline } from "#core";

/** What people are told about a visit. `when`: the deadline's own instant; `engineer`: a user's id. */
type Words = {
  readonly told: Record<VisitDeadline["kind"], string>;
  /** Not solved, and somebody has planned the next visit already. */
  readonly stands: (id: number) => string;
  /** What was told and was not so. */
  readonly withdrawn: (told: string) => string;
  readonly apology: (title: string) => string;
  readonly refused: string;
  readonly again: { readonly subject: (id: number) => string; readonly body: (id: number) => string };
};

export const VISIT_WORDS = {
  en: {
    told: {
      unconfirmed:
        "Nobody has confirmed this visit. If it can't be kept, tell the customer before the appointed time, with an apology and a new time.",
      missed: "The appointed day went by without a word; this is recorded against the visit.",
      no_record: "This visit has no record yet: please say today whether it was made, and how it went.",
      no_result: "Yesterday's visit has no result yet: is the customer's matter solved?",
      unsolved: "The visit did not solve the customer's matter: it is planned again.",
    },
    stands: (id) =>
      `The visit did not solve the customer's matter. The visit #${id} that is planned already stands for the next one.`,
    withdrawn: (told) => `This was not so, news of the visit reached us late: "${told}"`,
    apology: (title) => `A reply is prepared: "${title}".`,
    refused: "The customer does not want this engineer: please agree on another one.",
    again: {
      subject: (id) => `Visit again, after #${id}`,
      body: (id) =>
        `The visit #${id} did not solve the customer's matter. Please agree on a time with the customer.`,
    },
  },
  "zh-CN": {
    told: {
      unconfirmed: "本次拜访尚未确认。如不能按时赴约，请在约定时间之前告知客户，致歉并另约时间。",
      missed: "约定日期已过且无任何说明，已记入本次拜访。",
      no_record: "本次拜访尚无服务记录：请于今日内登记是否完成及结果。",
      no_result: "昨日拜访尚无结果：客户的问题解决了吗？",
      unsolved: "本次拜访未能解决客户的问题，已重新安排。",
    },
    stands: (id) => `本次拜访未能解决客户的问题。已安排的拜访 #${id} 即为下一次拜访。`,
    withdrawn: (told) => `以下通知不成立，因为拜访的消息送达较晚：“${told}”`,
    apology: (title) => `已备好回复：“${title}”。`,
    refused: "客户不接受该工程师，请另行商定人选。",
    again: {
      subject: (id) => `再次拜访（接 #${id}）`,
      body: (id) => `拜访 #${id} 未能解决客户的问题，请与客户另约时间。`,
    },
  },
  "zh-TW": {
    told: {
      unconfirmed: "本次拜訪尚未確認。如無法準時赴約，請於約定時間之前告知客戶，致歉並另約時間。",
      missed: "約定日期已過且無任何說明，已記入本次拜訪。",
      no_record: "本次拜訪尚無服務紀錄：請於今日內登錄是否完成及結果。",
      no_result: "昨日拜訪尚無結果：客戶的問題解決了嗎？",
      unsolved: "本次拜訪未能解決客戶的問題，已重新安排。",
    },
    stands: (id) => `本次拜訪未能解決客戶的問題。已安排的拜訪 #${id} 即為下一次拜訪。`,
    withdrawn: (told) => `以下通知不成立，因為拜訪的消息送達較晚：「${told}」`,
    apology: (title) => `已備妥回覆：「${title}」。`,
    refused: "客戶不接受該工程師，請另行商定人選。",
    again: {
      subject: (id) => `再次拜訪（接 #${id}）`,
      body: (id) => `拜訪 #${id} 未能解決客戶的問題，請與客戶另約時間。`,
    },
  },
} as const satisfies Record<Language, Words>;
