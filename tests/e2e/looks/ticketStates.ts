import type { Page } from "playwright-core";
import type { Brief } from "#core";
import { aBrief } from "../../app/sidebar/aBrief.ts";
import { aPromise } from "../../app/promises/aPromise.ts";
import { aVisit, someMore, someVisits } from "../../app/visits/someVisits.ts";
import { GUIDED_CALL, RICH_BRIEF } from "./richBrief.ts";
import type { Scene, SceneAnswer } from "./scene.ts";
import { FIELDS, FORM, GUARD, HELD_BACK, ME, NOTHING_ELSE, tagged, tellsBrief } from "./sceneAnswers.ts";
import { SOLVED, SOLVED_NAMES } from "./solvedBefore.ts";
import type { State } from "./state.ts";

const ticket = (answers: readonly SceneAnswer[], differs: Partial<Scene> = {}): Scene => ({
  location: "ticket_sidebar",
  ticketId: 42,
  user: { id: 5, name: "Li Wei", role: "agent" },
  values: FORM,
  answers: [...answers, ME, GUARD, tagged(), NOTHING_ELSE],
  ...differs,
});
const withBrief = (differs: Partial<Brief> = {}, scene: Partial<Scene> = {}): Scene =>
  ticket([tellsBrief({ ...RICH_BRIEF, ...differs })], scene);
const newTicket = (values: Scene["values"], answers: readonly SceneAnswer[]): Scene =>
  ticket(answers, { location: "new_ticket_sidebar", ticketId: null, values });

const NEXT_YEAR = {
  from: "2027-01-01",
  to: "2028-01-01",
  verdict: { kind: "block", atMost: 4, made: 4 },
} as const;

const calm: Partial<Brief> = {
  history: [],
  callbacks: [],
  ownCallbacks: [],
  promises: [aPromise({ dueAt: "2026-11-20T11:00:00Z", warnAt: ["2026-11-20T10:30:00Z"] })],
  visits: someVisits({
    done: 4,
    planned: 0,
    nextPlannedOn: null,
    more: someMore({ pace: "met", list: [], suggestedOn: null }),
  }),
};

/** What is being loaded is an output with a name. */
const seesNotice = (page: Page): Promise<void> =>
  page.locator("main output:not([aria-label])").first().waitFor();

/** Drafts are looked at a moment after the first screen. */
const seesFindings = (page: Page): Promise<void> => page.getByText("not my department").first().waitFor();

/** The sidebar beside a ticket, and while one is being written. */
export const TICKET_STATES: readonly State[] = [
  {
    name: "everything-at-once",
    scene: ticket([tellsBrief({ ...RICH_BRIEF, flows: [GUIDED_CALL] }), tagged("flow_intake_greet")], {
      values: { ...FORM, "comment.text": HELD_BACK },
    }),
    act: seesFindings,
    mustShowFourThings: true,
  },
  { name: "late-and-behind", scene: withBrief(), mustShowFourThings: true },
  { name: "calm", scene: withBrief(calm) },
  {
    name: "nothing-promised",
    scene: withBrief({ ...calm, promises: [], owner: null, visits: null, serviceLevel: null, replies: [] }),
  },
  {
    name: "no-organization",
    scene: ticket([tellsBrief(aBrief())], { values: { ...FORM, "ticket.organization": null } }),
  },
  {
    name: "loading",
    scene: ticket([{ to: "/brief", status: null }], { longestTimerMilliseconds: 2_000 }),
  },
  {
    name: "slow",
    scene: ticket([{ to: "/brief", status: null }, ...FIELDS]),
    act: seesNotice,
  },
  {
    name: "kept-offline",
    scene: ticket([
      { ...tellsBrief({ ...RICH_BRIEF, ...calm }), times: 1 },
      { to: "/brief", status: 502 },
    ]),
    act: async (page) => {
      await page.evaluate(() => window.raise("app.activated"));
      await seesNotice(page);
    },
  },
  { name: "worker-away", scene: ticket([{ to: "/brief", status: 502 }, ...FIELDS]) },
  { name: "key-refused", scene: ticket([{ to: "/brief", status: 401 }, ...FIELDS]) },
  {
    name: "nothing-readable",
    scene: ticket([
      { to: "/brief", status: 502 },
      { to: "/api/v2/organi", status: 403 },
    ]),
  },
  {
    name: "not-looked-at",
    scene: ticket([{ to: "/brief", status: 404, body: { error: "unknown_ticket" } }, ...FIELDS]),
  },
  { name: "closed-ticket", scene: withBrief({}, { values: { ...FORM, "ticket.status": "closed" } }) },
  {
    name: "light-agent",
    scene: ticket([
      tellsBrief(RICH_BRIEF),
      {
        to: "/api/v2/users/me",
        status: 200,
        body: { user: { id: 5, only_private_comments: true, role_type: 1 } },
      },
    ]),
  },
  {
    name: "chat",
    scene: withBrief(calm, { values: { ...FORM, "ticket.editor.targetChannel": { name: "chat" } } }),
  },
  {
    name: "reply-held-back",
    scene: withBrief(calm, { values: { ...FORM, "comment.text": HELD_BACK } }),
    act: seesFindings,
  },
  {
    name: "chat-message-to-change",
    scene: withBrief(calm, {
      values: {
        ...FORM,
        "ticket.editor.targetChannel": { name: "native_messaging" },
        "comment.text": HELD_BACK,
      },
    }),
    act: seesFindings,
  },
  {
    name: "reply-unchecked",
    scene: ticket([tellsBrief({ ...RICH_BRIEF, ...calm }), { to: "/api/policy/guard", status: 502 }], {
      values: { ...FORM, "comment.text": HELD_BACK },
    }),
    act: seesNotice,
  },
  {
    name: "what-helped",
    scene: ticket([tellsBrief({ ...RICH_BRIEF, ...calm, history: SOLVED }), ...SOLVED_NAMES]),
  },
  {
    name: "guided-call",
    scene: ticket([
      tellsBrief({ ...RICH_BRIEF, ...calm, flows: [GUIDED_CALL] }),
      tagged("flow_intake_greet"),
    ]),
  },
  {
    name: "visit-task",
    scene: withBrief(
      {
        ...calm,
        promises: [],
        serviceLevel: null,
        ticket: { id: 71, kind: "visit" },
        visits: RICH_BRIEF.visits,
      },
      { ticketId: 71 },
    ),
  },
  {
    name: "new-ticket",
    scene: newTicket({ "ticket.status": "new", "comment.type": "publicReply", "comment.text": "" }, FIELDS),
  },
  {
    name: "new-ticket-held-back",
    scene: newTicket({ ...FORM, "ticket.id": null, "comment.text": HELD_BACK }, FIELDS),
    act: seesFindings,
  },
  {
    name: "planning-a-visit",
    scene: withBrief({ ...calm, visits: RICH_BRIEF.visits }),
    act: async (page) => {
      await page.locator('[aria-keyshortcuts="v"]').first().waitFor();
      await page.keyboard.press("v");
      await page.getByRole("form").waitFor();
    },
  },
  {
    name: "recording-a-call",
    scene: withBrief({ ...calm, callbacks: RICH_BRIEF.callbacks ?? [] }),
    act: async (page) => {
      await page.getByRole("button", { name: /^(?:Record the call|登记回访|登記回訪)/ }).click();
      await page.getByRole("form").getByRole("combobox").first().selectOption("dissatisfied");
      await page.getByRole("form").locator('button[type="submit"]').click();
      await page.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
    },
  },
  {
    name: "putting-a-call-off",
    scene: withBrief({ ...calm, callbacks: RICH_BRIEF.callbacks ?? [] }),
    act: async (page) => {
      await page.getByRole("button", { name: /^(?:Put off|改期): / }).click();
      await page.locator('input[type="datetime-local"]').fill("2026-11-20T18:00");
      await page.getByRole("form").locator('button[type="submit"]').click();
      await page.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
    },
  },
  {
    name: "call-put-off",
    scene: ticket([
      tellsBrief({ ...RICH_BRIEF, ...calm, callbacks: RICH_BRIEF.callbacks ?? [] }),
      {
        to: "/api/v2/tickets/77.json",
        status: 200,
        body: { ticket: { id: 77, status: "open", due_at: "2026-11-20T08:00:00Z", custom_fields: [] } },
      },
      ...FIELDS,
    ]),
    act: async (page) => {
      await page.getByRole("button", { name: /^(?:Put off|改期): / }).click();
      await page.getByRole("form").locator('button[type="submit"]').click();
      await page.getByRole("button", { name: /^(?:Undo|撤销|復原|撤銷)$/ }).waitFor();
    },
  },
  {
    name: "moving-a-visit-too-far",
    scene: withBrief({
      ...calm,
      visits: someVisits({
        more: someMore({
          list: [aVisit({ plannedOn: "2026-12-03", plannedFor: "2026-12-03T01:30:00Z", full: [NEXT_YEAR] })],
        }),
      }),
    }),
    act: async (page) => {
      await page.getByRole("button", { name: /^(Move|改期)/ }).click();
      await page.getByRole("form").locator('input[type="date"]').fill("2027-03-02");
    },
  },
  {
    name: "too-many-visits",
    scene: withBrief({ ...calm, visits: someVisits({ done: 3, planned: 2, atMost: 4, beyond: "block" }) }),
  },
  {
    name: "keys",
    scene: withBrief(calm),
    act: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("checkbox").waitFor();
    },
  },
  {
    name: "panels-closed",
    scene: withBrief(calm),
    act: async (page) => {
      await page.locator("[data-panel-title]").nth(3).waitFor();
      for (const place of ["1", "2", "3", "4"]) {
        // oxlint-disable-next-line no-await-in-loop -- a key after the other
        await page.keyboard.press(place);
        // oxlint-disable-next-line no-await-in-loop -- a key after the other
        await page.keyboard.press("f");
      }
    },
  },
  {
    name: "policy-mistake",
    scene: withBrief(
      {
        ...calm,
        policy: { version: 3, name: { en: "IT services" }, problem: "tiers.0.key: asked for a word" },
      },
      { user: { id: 1, name: "Ada", role: "admin" } },
    ),
  },
  { name: "new-ticket-of-a-customer", scene: newTicket({ ...FORM, "ticket.id": null }, FIELDS) },
];
