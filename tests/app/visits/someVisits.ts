import type { BriefVisit, BriefVisits, BriefVisitsMore } from "#core";

/** A planned visit of the morning of 1 October in Shanghai, changed as the test needs it. */
export const aVisit = (change: Partial<BriefVisit> = {}): BriefVisit => ({
  ticketId: 71,
  kind: "onsite",
  state: "planned",
  isConfirmed: false,
  isUnplanned: false,
  isExempt: false,
  silentMisses: 0,
  result: null,
  plannedOn: "2026-10-01",
  plannedFor: "2026-10-01T01:30:00Z",
  doneOn: null,
  engineer: { id: 5, name: "Li Wei" },
  call: null,
  isArchived: false,
  lacks: [],
  ...change,
});

export const someMore = (change: Partial<BriefVisitsMore> = {}): BriefVisitsMore => ({
  owed: 4,
  carried: 0,
  pace: "on_pace",
  suggestedOn: "2026-10-01",
  full: [],
  kinds: [
    { key: "onsite", title: { en: "Onsite visit", "zh-CN": "上门服务", "zh-TW": "到府服務" }, checklist: [] },
    { key: "negotiation", title: { en: "Fee negotiation" }, checklist: [] },
  ],
  zone: "Asia/Shanghai",
  list: [aVisit()],
  ...change,
});

export const someVisits = (change: Partial<BriefVisits> = {}): BriefVisits => ({
  done: 2,
  planned: 1,
  atLeast: 4,
  atMost: null,
  period: { from: "2026-01-01", to: "2027-01-01" },
  lastDoneOn: "2026-07-02",
  nextPlannedOn: "2026-10-01",
  more: someMore(),
  ...change,
});
