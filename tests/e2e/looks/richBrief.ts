import type { Brief, BriefFlow, BriefFlowStep, BriefReply } from "#core";
import { aBrief } from "../../app/sidebar/aBrief.ts";
import { aCall } from "../../app/sidebar/aCall.ts";
import { aPromise } from "../../app/promises/aPromise.ts";
import { aVisit, someMore, someVisits } from "../../app/visits/someVisits.ts";

export const CUSTOMER = { id: 9, name: "Blue Harbour Logistics" } as const;

const reply = (key: string, shortcut: string, title: readonly [string, string, string]): BriefReply => ({
  key,
  stage: "progress",
  stageTitle: { en: "Progress", "zh-CN": "进展", "zh-TW": "進度" },
  title: { en: title[0], "zh-CN": title[1], "zh-TW": title[2] },
  body: {
    en: "Hello {{ticket.requester.first_name}}, our engineer is on the way.",
    "zh-CN": "{{ticket.requester.first_name}}，您好，工程师已经出发。",
    "zh-TW": "{{ticket.requester.first_name}}，您好，工程師已經出發。",
  },
  shortcut,
});

/** A VIP's ticket on which everything is the matter at once. */
export const RICH_BRIEF: Brief = aBrief({
  customer: CUSTOMER,
  tier: {
    key: "vip",
    title: { en: "VIP", "zh-CN": "VIP 客户", "zh-TW": "VIP 客戶" },
    optionValue: "tier_vip",
    colour: "gold",
    since: "2026-03-01T00:00:00Z",
    because: { kind: "rules", tiers: [] },
    isInZendesk: true,
  },
  segments: [{ key: "key_account", title: { en: "Key account", "zh-CN": "重点客户", "zh-TW": "重點客戶" } }],
  serviceLevel: {
    optionValue: "sla_vip_urgent",
    title: { en: "VIP · Urgent", "zh-CN": "VIP · 紧急", "zh-TW": "VIP · 緊急" },
    urgency: { key: "urgent", title: { en: "Urgent", "zh-CN": "紧急", "zh-TW": "緊急" } },
    because: { tier: "vip", urgency: "urgent", when: null, clause: "A3" },
    isInZendesk: true,
  },
  callbacks: [aCall({ slotAt: "2026-11-20T06:00:00Z", dueAt: "2026-11-20T08:00:00Z", state: "overdue" })],
  ownCallbacks: [
    aCall({
      id: "own",
      taskTicketId: 88,
      customer: { id: 10, name: "Pine & Sons" },
      dueAt: "2026-11-20T09:30:00Z",
    }),
  ],
  promises: [
    aPromise({ state: "breached", dueAt: "2026-11-20T08:40:00Z", breachedAt: "2026-11-20T08:40:00Z" }),
    aPromise({
      id: "later",
      key: "resolution",
      metric: "resolution",
      dueAt: "2026-11-20T16:00:00Z",
      warnAt: [],
    }),
  ],
  owner: { id: 5, name: "Li Wei", since: "2026-11-20T08:10:00Z" },
  visits: someVisits({
    done: 1,
    more: someMore({
      pace: "behind",
      suggestedOn: "2026-11-27",
      list: [aVisit({ plannedOn: "2026-12-03", plannedFor: "2026-12-03T01:30:00Z" })],
    }),
    lastDoneOn: "2026-05-12",
    nextPlannedOn: "2026-12-03",
  }),
  replies: [
    reply("delay", "/late", ["Sorry, we are late", "抱歉，我们晚了", "抱歉，我們晚了"]),
    reply("on_the_way", "/way", ["The engineer is on the way", "工程师已出发", "工程師已出發"]),
    reply("visit", "/visit", ["Appointment for a visit", "预约上门", "預約到府"]),
  ],
});

const step = (key: string, title: readonly [string, string, string], to: string | null): BriefFlowStep => ({
  key,
  title: { en: title[0], "zh-CN": title[1], "zh-TW": title[2] },
  question:
    key === "identify"
      ? {
          en: "Which machine is it, and since when does it stand still?",
          "zh-CN": "请问是哪台设备？从什么时候开始停机？",
          "zh-TW": "請問是哪台設備？從什麼時候開始停機？",
        }
      : null,
  answers: [],
  record: null,
  replies: [],
  checklist: [],
  next: to === null ? [] : [{ answer: null, holds: true, to }],
  isRequired: true,
});

/** A guided call of three steps, the first of which is ticked. */
export const GUIDED_CALL: BriefFlow = {
  key: "intake",
  title: { en: "Taking a call", "zh-CN": "接听来电", "zh-TW": "接聽來電" },
  clause: "A9",
  isFitting: true,
  isBegun: true,
  steps: [
    step("greet", ["Greet", "问候", "問候"], "identify"),
    step("identify", ["Find out", "了解情况", "了解情況"], "promise"),
    step("promise", ["Promise a time", "承诺时间", "承諾時間"], null),
  ],
};
