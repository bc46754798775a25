import type { Language } from "#core";

/** What whoever hands over another agent's tasks is told where they may not (A16). `leads`: names of groups, or addresses. */
export const HANDOVER_REFUSED = {
  en: (leads) =>
    `Nothing was handed over: an agent's visits and calls are handed over by the agent, an admin${leads === "" ? "" : ` or whoever leads (${leads})`}. Please solve this ticket.`,
  "zh-CN": (leads) =>
    `未作任何移交：拜访和回访只能由本人、管理员${leads === "" ? "" : `或主管（${leads}）`}移交。请将此工单设为已解决。`,
  "zh-TW": (leads) =>
    `未作任何移交：拜訪和回訪只能由本人、管理員${leads === "" ? "" : `或主管（${leads}）`}移交。請將此工單設為已解決。`,
} as const satisfies Record<Language, (leads: string) => string>;
