import type { Brief } from "#core";

/** The least a Worker tells about a ticket, of the morning of 20 November 2026, with what differs. */
export const aBrief = (differs: Partial<Brief> = {}): Brief => ({
  asOf: "2026-11-20T09:00:00Z",
  policy: { version: 1, name: { en: "IT services" }, problem: null },
  ticket: { id: 42, kind: "request" },
  customer: null,
  tier: {
    key: "ordinary",
    title: { en: "Ordinary", "zh-CN": "普通客户", "zh-TW": "一般客戶" },
    optionValue: "tier_ordinary",
    colour: "grey",
    since: null,
    because: { kind: "no_organization" },
    isInZendesk: true,
  },
  segments: [],
  serviceLevel: null,
  visits: null,
  replies: [],
  ...differs,
});
