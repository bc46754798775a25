import type { BriefCallback, CallingHours } from "#core";

const at = (hours: number): number => hours * 3600;
const usual = [
  { from: at(9.5), to: at(11.5) },
  { from: at(14), to: at(17.5) },
];
/** Working days, morning and afternoon, in Shanghai. */
export const CALLING_HOURS: CallingHours = {
  zone: "Asia/Shanghai",
  week: [usual, usual, usual, usual, usual, [], []],
  days: [],
};

/** A call after a solution, owed on the morning of 20 November 2026, with what differs. */
export const aCall = (differs: Partial<BriefCallback> = {}): BriefCallback => ({
  id: "42:after_solution:1",
  taskTicketId: 77,
  aboutTicketId: 42,
  rule: "after_solution",
  title: { en: "Call after the solution", "zh-CN": "解决后回访", "zh-TW": "解決後回訪" },
  purpose: {
    en: "Does everything work, and was the customer treated well?",
    "zh-CN": "确认问题已解决，服务是否满意。",
    "zh-TW": "確認問題已解決，服務是否滿意。",
  },
  customer: { id: 9, name: "Blue Harbour Logistics" },
  slotAt: "2026-11-20T08:00:00Z",
  dueAt: "2026-11-20T10:00:00Z",
  state: "due",
  attempt: 1,
  attemptsAtMost: 3,
  assignee: null,
  script: null,
  questions: [],
  callingHours: CALLING_HOURS,
  causeRequired: [],
  clause: "A8",
  ...differs,
});
