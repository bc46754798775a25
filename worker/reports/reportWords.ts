import type { Language } from "#core";

/** What a weekly report says. `week`: its Monday, a local date. */
type Wording = {
  readonly unsigned: { readonly subject: (week: string) => string; readonly lead: string };
  readonly profiles: { readonly subject: (week: string) => string; readonly lead: string };
  readonly nobody: string;
  readonly order: (visitId: number, doneOn: string, customer: string) => string;
  readonly profile: (customer: string, reviewedOn: string | null) => string;
  readonly more: (left: number) => string;
};

export const REPORT_WORDS = {
  en: {
    unsigned: {
      subject: (week) => `Unsigned work orders, week of ${week}`,
      lead: "These onsite orders are done and not signed yet:",
    },
    profiles: {
      subject: (week) => `Customer profiles to review, week of ${week}`,
      lead: "These profiles have not been reviewed for too long:",
    },
    nobody: "Nobody assigned",
    order: (visitId, doneOn, customer) => `#${visitId}, done on ${doneOn}, ${customer}`,
    profile: (customer, reviewedOn) => `${customer}: ${reviewedOn ?? "never reviewed"}`,
    more: (left) => `and ${left} more`,
  },
  "zh-CN": {
    unsigned: {
      subject: (week) => `未签字工单（${week} 当周）`,
      lead: "以下上门工单已完成但尚未签字：",
    },
    profiles: {
      subject: (week) => `待复核客户档案（${week} 当周）`,
      lead: "以下客户档案超期未复核：",
    },
    nobody: "未指派",
    order: (visitId, doneOn, customer) => `#${visitId}，${doneOn} 完成，${customer}`,
    profile: (customer, reviewedOn) => `${customer}：${reviewedOn ?? "从未复核"}`,
    more: (left) => `另有 ${left} 项`,
  },
  "zh-TW": {
    unsigned: {
      subject: (week) => `未簽名工單（${week} 當週）`,
      lead: "以下到場工單已完成但尚未簽名：",
    },
    profiles: {
      subject: (week) => `待複核客戶檔案（${week} 當週）`,
      lead: "以下客戶檔案逾期未複核：",
    },
    nobody: "未指派",
    order: (visitId, doneOn, customer) => `#${visitId}，${doneOn} 完成，${customer}`,
    profile: (customer, reviewedOn) => `${customer}：${reviewedOn ?? "從未複核"}`,
    more: (left) => `另有 ${left} 項`,
  },
} as const satisfies Record<Language, Wording>;
