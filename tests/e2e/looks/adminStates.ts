import type { Localized } from "#core";
import type { Scene, SceneAnswer } from "./scene.ts";
import { NOTHING_ELSE } from "./sceneAnswers.ts";
import type { State } from "./state.ts";

const HEALTH = "/healthz";
const GUARD_LIST = "/api/lists/guard";
const REPLIES_LIST = "/api/lists/replies";
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

const tells = (to: string, body: unknown): SceneAnswer => ({ to, status: 200, body });
const LISTS = [tells(GUARD_LIST, FOUND), tells(REPLIES_LIST, USED)];

const page = (answers: readonly SceneAnswer[], differs: Partial<Scene> = {}): Scene => ({
  location: "nav_bar",
  width: WIDE_PIXELS,
  ticketId: null,
  user: { id: 1, name: "Ada", role: "admin" },
  values: {},
  answers: [...answers, NOTHING_ELSE],
  ...differs,
});

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
const AWAY = {
  ticketId: 90,
  fromId: 5,
  toId: 6,
  startsOn: "2026-11-20",
  untilOn: "2026-11-27",
  byId: 1,
};
const NAMES: SceneAnswer = {
  to: "/api/v2/users/show_many",
  status: 200,
  body: AGENTS.body,
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
        NAMES,
        ...LISTS,
      ],
      { width: NARROW_PIXELS },
    ),
    act: async (shown) => {
      await shown.getByRole("button", { name: /Hand over|移交/ }).click();
      await shown.getByRole("listitem").filter({ hasText: "Zhang Na" }).waitFor();
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
    ]),
  },
  { name: "admin-loading", scene: page([{ to: "worker.example.test", status: null }]) },
  { name: "admin-worker-away", scene: page([{ to: "worker.example.test", status: 502 }]) },
  {
    name: "admin-key-refused",
    scene: page([tells(HEALTH, WELL), { to: "/api/lists", status: 401, body: { error: "unauthenticated" } }]),
  },
  {
    name: "admin-not-an-admin",
    scene: page([tells(HEALTH, WELL)], { user: { id: 5, name: "Li Wei", role: "agent" } }),
  },
];
