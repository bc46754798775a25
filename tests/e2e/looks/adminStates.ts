import type { Localized } from "#core";
import type { Scene, SceneAnswer } from "./scene.ts";
import { NOTHING_ELSE } from "./sceneAnswers.ts";
import type { State } from "./state.ts";

const HEALTH = "/healthz";
const GUARD_LIST = "/api/lists/guard";
const REPLIES_LIST = "/api/lists/replies";
const NOT_CALLED_LIST = "/api/lists/not-called";
const UNSIGNED_LIST = "/api/lists/unsigned-orders";
const UNSOLVED_LIST = "/api/lists/unsolved-orders";
const STALE_LIST = "/api/lists/stale-profiles";
/** Zendesk's own page beside its menu on a laptop, and the same in half a window. */
const WIDE_PIXELS = 960;
const NARROW_PIXELS = 420;

const title = (en: string, simplified: string, traditional: string): Localized => ({
  en,
  "zh-CN": simplified,
  "zh-TW": traditional,
});

const WELL = {
  ok: true,
  problems: [],
  zendesk: { reachable: true },
  policy: { version: 7, name: title("IT services", "IT 服务", "IT 服務"), problem: null },
  queue: { lagSeconds: 2 },
  sweep: { lastAt: "2026-11-20T08:45:00Z", repaired: 3 },
  deadLetters: 0,
  effects: { pending: 1, failed: 0 },
};
const UNWELL = {
  ...WELL,
  ok: false,
  problems: ["sweep_late", "policy"],
  zendesk: { reachable: false },
  policy: { ...WELL.policy, problem: "tiers.0.key: asked for a word, found 7 (line 12)" },
  queue: { lagSeconds: 1_840 },
  sweep: { lastAt: "2026-11-18T02:10:00Z", repaired: 3 },
  deadLetters: 4,
  effects: { pending: 12, failed: 2 },
};

const found = (rule: string, named: Localized | null, warned: number, blocked: number, overridden: number) =>
  Object.entries({ warned, blocked, overridden })
    .filter(([, tickets]) => tickets > 0)
    .map(([outcome, tickets]) => ({ rule, title: named, outcome, tickets }));
const used = (
  reply: string,
  named: Localized | null,
  [tickets, solved, reopened, good, bad]: readonly [number, number, number, number, number],
) => ({ reply, title: named, tickets, solved, reopened, good, bad });

const FOUND = {
  since: "2026-10-22",
  counts: [
    ...found("passing_on", title("Passing the customer on", "推诿客户", "推給別人"), 0, 31, 4),
    ...found("slot", null, 0, 12, 0),
    ...found("language", null, 9, 0, 0),
    ...found("stated_time", null, 6, 2, 1),
    ...found("as_soon_as_possible", null, 3, 0, 0),
  ],
};
const USED = {
  since: "2026-10-22",
  within: 3,
  replies: [
    used("delay", title("Sorry, we are late", "抱歉，我们晚了", "抱歉，我們晚了"), [1_204, 988, 41, 102, 17]),
    used(
      "on_the_way",
      title(
        "The engineer is on the way and calls a quarter of an hour before arriving",
        "工程师已出发，到达前一刻钟会来电",
        "工程師已出發，抵達前一刻鐘會來電",
      ),
      [312, 290, 3, 40, 1],
    ),
    used("visit", title("Appointment for a visit", "预约上门", "預約到府"), [57, 21, 0, 0, 0]),
    used("old_greeting", null, [2, 2, 0, 0, 0]),
    used("close_kindly", title("A kind close", "满意收尾", "滿意結語"), [0, 0, 0, 0, 0]),
  ],
};

const FULL_CARE = { title: title("Full-care contract", "全保合同客户", "全責合約客戶"), colour: "gold" };
const SINGLE_ORDER = { title: title("Single orders", "单次报修客户", "單次報修客戶"), colour: "grey" };
const REGIONS = {
  north: title("North", "北区", "北區"),
  east: title("East", "东区", "東區"),
};
const KINDS = {
  full: title("All included", "全保", "全責"),
  basic: title("Labour only", "人工保", "半責"),
};
const uncalled = (
  region: keyof typeof REGIONS | null,
  kind: keyof typeof KINDS | null,
  customers: number,
) => ({
  values: [region && `region_${region}`, kind && `contract_kind_${kind}`],
  titles: [region && REGIONS[region], kind && KINDS[kind]],
  customers,
});
const NOT_CALLED = {
  splitBy: [
    { key: "region", title: title("Region", "区域", "區域") },
    { key: "contract_kind", title: title("Kind of contract", "合同类型", "合約類型") },
  ],
  groups: [
    uncalled("east", "full", 1_018),
    uncalled("east", "basic", 41),
    uncalled("north", "full", 7),
    uncalled(null, null, 2),
  ],
  customers: [
    { id: 9, name: "Blue Harbour Logistics", tier: FULL_CARE },
    { id: 11, name: "Greenfield Hospital for Children and Young People, East Wing", tier: FULL_CARE },
    { id: 12, name: "青山电子（苏州）有限公司", tier: SINGLE_ORDER },
    { id: 14, name: null, tier: null },
  ],
  next: 14,
};
const order = (visitId: number, customer: string | null, engineerId: number | null, doneOn: string) => ({
  visitId,
  organizationId: 9,
  customer,
  engineerId,
  doneOn,
});
const UNSIGNED = {
  before: "2026-11-20",
  orders: [
    order(71, "Blue Harbour Logistics", null, "2026-11-12"),
    order(64, "Blue Harbour Logistics", 5, "2026-11-04"),
    order(78, "Greenfield Hospital for Children and Young People, East Wing", 5, "2026-11-18"),
    order(69, null, 6, "2026-11-09"),
  ],
  left: 23,
};
const UNSOLVED = {
  day: "2026-11-19",
  orders: [
    { ...order(80, "Blue Harbour Logistics", 5, "2026-11-19"), result: null, hasReason: false },
    { ...order(81, "青山电子（苏州）有限公司", 6, "2026-11-19"), result: "unsolved", hasReason: false },
    { ...order(82, "Blue Harbour Logistics", 77, "2026-11-19"), result: "unsolved", hasReason: true },
  ],
  left: 0,
};
const STALE = {
  before: "2026-11-13",
  profiles: [
    { organizationId: 12, name: "青山电子（苏州）有限公司", tier: "single_order", reviewedOn: null },
    { organizationId: 9, name: "Blue Harbour Logistics", tier: "full_care", reviewedOn: "2026-10-20" },
  ],
  left: 0,
};

const tells = (to: string, body: unknown): SceneAnswer => ({ to, status: 200, body });
const FOLLOW_UPS = [
  tells(NOT_CALLED_LIST, NOT_CALLED),
  tells(UNSIGNED_LIST, UNSIGNED),
  tells(UNSOLVED_LIST, UNSOLVED),
  tells(STALE_LIST, STALE),
];

const AGENTS: SceneAnswer = {
  to: "/api/v2/users.json?role",
  status: 200,
  body: {
    users: [
      { id: 1, name: "Ada" },
      { id: 5, name: "Li Wei" },
      { id: 6, name: "Zhang Na" },
    ],
  },
};
const NAMES: SceneAnswer = {
  to: "/api/v2/users/show_many",
  status: 200,
  body: AGENTS.body,
};
const LISTS = [tells(GUARD_LIST, FOUND), tells(REPLIES_LIST, USED), ...FOLLOW_UPS, NAMES];

const page = (answers: readonly SceneAnswer[], differs: Partial<Scene> = {}): Scene => ({
  location: "nav_bar",
  width: WIDE_PIXELS,
  ticketId: null,
  user: { id: 1, name: "Ada", role: "admin" },
  values: {},
  answers: [...answers, NOTHING_ELSE],
  ...differs,
});

const AWAY = {
  ticketId: 90,
  fromId: 5,
  toId: 6,
  startsOn: "2026-11-20",
  untilOn: "2026-11-27",
  byId: 1,
};

/** The app's own page in Zendesk. */
export const ADMIN_STATES: readonly State[] = [
  { name: "admin", scene: page([tells(HEALTH, WELL), ...LISTS]) },
  { name: "admin-narrow", scene: page([tells(HEALTH, WELL), ...LISTS], { width: NARROW_PIXELS }) },
  {
    name: "admin-handover",
    scene: page(
      [
        tells(HEALTH, WELL),
        tells("/api/handovers", { handovers: [AWAY], leads: { groups: [], emails: [] } }),
        AGENTS,
        ...LISTS,
      ],
      { width: NARROW_PIXELS },
    ),
    act: async (shown) => {
      await shown.getByRole("button", { name: /Hand over|移交/ }).click();
      await shown
        .getByRole("listitem")
        .filter({ hasText: /Li Wei.*Zhang Na/ })
        .waitFor();
      await shown.getByRole("button", { name: /^(Hand over|移交)$/ }).click();
      await shown.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
    },
  },
  { name: "admin-unwell", scene: page([{ to: HEALTH, status: 503, body: UNWELL }, ...LISTS]) },
  {
    name: "admin-empty",
    scene: page([
      tells(HEALTH, WELL),
      tells(GUARD_LIST, { since: FOUND.since, counts: [] }),
      tells(REPLIES_LIST, { since: USED.since, within: USED.within, replies: [] }),
      tells(NOT_CALLED_LIST, { ...NOT_CALLED, groups: [], customers: [], next: null }),
      tells(UNSIGNED_LIST, { ...UNSIGNED, orders: [], left: 0 }),
      tells(UNSOLVED_LIST, { ...UNSOLVED, orders: [] }),
      tells(STALE_LIST, { ...STALE, profiles: [] }),
    ]),
  },
  { name: "admin-loading", scene: page([{ to: "worker.example.test", status: null }]) },
  { name: "admin-worker-away", scene: page([{ to: "worker.example.test", status: 502 }]) },
  {
    name: "admin-key-refused",
    scene: page([tells(HEALTH, WELL), { to: "/api/lists", status: 401, body: { error: "unauthenticated" } }]),
  },
  {
    name: "admin-lead",
    scene: page(
      [
        tells(HEALTH, WELL),
        tells("/api/handovers", { handovers: [], leads: { groups: [], emails: ["agent@example.test"] } }),
        { ...tells(NOT_CALLED_LIST, NOT_CALLED), times: 1 },
        { to: NOT_CALLED_LIST, status: 502 },
        ...LISTS,
      ],
      { width: NARROW_PIXELS, user: { id: 5, name: "Li Wei", role: "agent" } },
    ),
    act: async (shown) => {
      await shown.getByRole("button", { name: /^(Show more|显示更多|顯示更多)/ }).click();
      await shown.getByRole("button", { name: /^(Show all|显示全部|顯示全部)/ }).click();
      await shown.getByRole("button", { name: /^(Show fewer|收起|收合)/ }).waitFor();
    },
  },
  {
    name: "admin-not-an-admin",
    scene: page([tells(HEALTH, WELL)], { user: { id: 5, name: "Li Wei", role: "agent" } }),
  },
];
