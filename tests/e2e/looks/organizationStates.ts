import type { Page } from "playwright-core";
import type { OrganizationBrief } from "#core";
import { aCall } from "../../app/sidebar/aCall.ts";
import { someMore, someVisits } from "../../app/visits/someVisits.ts";
import { CUSTOMER, RICH_BRIEF } from "./richBrief.ts";
import type { Scene, SceneAnswer } from "./scene.ts";
import { FIELDS, NOTHING_ELSE } from "./sceneAnswers.ts";
import type { State } from "./state.ts";

const BRIEF = "/api/organizations/9/brief";

const WHOLE_CUSTOMER: OrganizationBrief = {
  asOf: RICH_BRIEF.asOf,
  policy: RICH_BRIEF.policy,
  customer: CUSTOMER,
  tier: RICH_BRIEF.tier,
  segments: RICH_BRIEF.segments,
  visits: someVisits({
    done: 1,
    more: someMore({
      pace: "behind",
      suggestedOn: "2026-11-27",
      last: { period: { from: "2025-01-01", to: "2026-01-01" }, done: 3, owed: 4, ended: "missed" },
    }),
  }),
  callbacks: [aCall({ dueAt: "2026-11-20T09:45:00Z" })],
  whatWouldChange: [],
  facts: [
    {
      key: "spend_12m",
      title: { en: "Spend in twelve months", "zh-CN": "近十二个月消费", "zh-TW": "近十二個月消費" },
      unit: "CNY",
      value: 1_280_000,
    },
    {
      key: "influence",
      title: { en: "Influence", "zh-CN": "影响力", "zh-TW": "影響力" },
      unit: null,
      value: 4,
    },
    {
      key: "industry",
      title: { en: "Industry", "zh-CN": "行业", "zh-TW": "產業" },
      unit: null,
      value: { en: "Logistics and warehousing", "zh-CN": "物流与仓储", "zh-TW": "物流與倉儲" },
    },
    {
      key: "contract_end",
      title: { en: "End of the contract", "zh-CN": "合同到期日", "zh-TW": "合約到期日" },
      unit: null,
      value: null,
    },
  ],
  tierHistory: [
    {
      title: RICH_BRIEF.tier.title,
      previous: { en: "Core", "zh-CN": "核心客户", "zh-TW": "核心客戶" },
      at: "2026-03-01T00:00:00Z",
    },
    {
      title: { en: "Core", "zh-CN": "核心客户", "zh-TW": "核心客戶" },
      previous: null,
      at: "2025-06-12T02:00:00Z",
    },
  ],
  calls: [
    { title: aCall().title, result: "dissatisfied", at: "2026-11-02T08:00:00Z" },
    {
      title: { en: "Care call of the quarter", "zh-CN": "季度关怀回访", "zh-TW": "季度關懷回訪" },
      result: "fairly_satisfied",
      at: "2026-09-18T03:00:00Z",
    },
  ],
  promises: {
    periods: [
      { days: 30, kept: 11, broken: 1 },
      { days: 365, kept: 148, broken: 9 },
    ],
    latestTickets: 200,
  },
  people: [
    { title: { en: "Account manager", "zh-CN": "客户经理", "zh-TW": "客戶經理" }, who: "Zhang Min" },
    { title: { en: "Lead engineer", "zh-CN": "主管工程师", "zh-TW": "主管工程師" }, who: null },
  ],
};

/** A customer of whom Zendesk has the name and nothing more. */
const UNKNOWN_CUSTOMER: OrganizationBrief = {
  ...WHOLE_CUSTOMER,
  customer: { ...CUSTOMER, name: null },
  tier: {
    key: "ordinary",
    title: { en: "Ordinary", "zh-CN": "普通客户", "zh-TW": "一般客戶" },
    optionValue: "tier_ordinary",
    colour: "grey",
    since: null,
    because: { kind: "rules", tiers: [] },
    isInZendesk: false,
  },
  segments: [],
  visits: null,
  callbacks: [],
  facts: [],
  tierHistory: [],
  calls: [],
  promises: {
    periods: [
      { days: 30, kept: 0, broken: 0 },
      { days: 365, kept: 0, broken: 0 },
    ],
    latestTickets: null,
  },
  people: [],
};

const tells = (body: OrganizationBrief): SceneAnswer => ({ to: BRIEF, status: 200, body });

const organization = (...answers: readonly SceneAnswer[]): Scene => ({
  location: "organization_sidebar",
  ticketId: null,
  user: { id: 5, name: "Li Wei", role: "agent" },
  values: { "organization.id": CUSTOMER.id },
  answers: [...answers, NOTHING_ELSE],
});

const comesBack = async (page: Page): Promise<void> => {
  await page.evaluate(() => window.raise("app.activated"));
  await page.locator("main > output:not([aria-label])").waitFor();
};

/** The sidebar beside an organization. */
export const ORGANIZATION_STATES: readonly State[] = [
  { name: "organization", scene: organization(tells(WHOLE_CUSTOMER)) },
  { name: "organization-empty", scene: organization(tells(UNKNOWN_CUSTOMER)) },
  { name: "organization-loading", scene: organization({ to: BRIEF, status: null }) },
  { name: "organization-worker-away", scene: organization({ to: BRIEF, status: 502 }, ...FIELDS) },
  {
    name: "organization-nothing-readable",
    scene: organization({ to: BRIEF, status: 502 }, { to: "/api/v2/organi", status: 403 }),
  },
  {
    name: "organization-kept-offline",
    scene: organization({ ...tells(WHOLE_CUSTOMER), times: 1 }, { to: BRIEF, status: 502 }),
    act: comesBack,
  },
];
