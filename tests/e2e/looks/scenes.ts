import type { Page } from "playwright-core";
import type { Brief } from "#core";
import { aBrief } from "../../app/sidebar/aBrief.ts";
import { aPromise } from "../../app/promises/aPromise.ts";
import { someMore, someVisits } from "../../app/visits/someVisits.ts";
import { GUARD_RULES } from "./guardRules.ts";
import { CUSTOMER, GUIDED_CALL, RICH_BRIEF } from "./richBrief.ts";
import type { Scene, SceneAnswer } from "./scene.ts";

/** A state of the sidebar that an agent may meet, and what the agent does to get there. */
export type State = {
  readonly name: string;
  readonly scene: Scene;
  readonly act?: (page: Page) => Promise<void>;
};

const FORM = {
  "ticket.id": 42,
  "ticket.subject": "The conveyor stands still",
  "ticket.status": "open",
  "ticket.priority": "urgent",
  "ticket.organization": CUSTOMER,
  "ticket.requester": { id: 21, name: "Chen Yu", email: "yu@example.test" },
  "ticket.assignee.user": { id: 5, name: "Li Wei", email: "li@example.test" },
  "ticket.editor.targetChannel": { name: "email" },
  "comment.type": "publicReply",
  "comment.text": "",
  "comment.useRichText": false,
} as const;

const HELD_BACK = "Hello, that is not my department.";

const tellsBrief = (brief: Brief): SceneAnswer => ({ to: "/brief", status: 200, body: brief });
const ME: SceneAnswer = {
  to: "/api/v2/users/me",
  status: 200,
  body: { user: { id: 5, only_private_comments: false, role_type: null } },
};
const GUARD: SceneAnswer = {
  to: "/api/policy/guard",
  status: 200,
  body: { version: 1, rules: GUARD_RULES },
};
const tagged = (...tags: readonly string[]): SceneAnswer => ({
  to: "/api/v2/tickets/42/tags",
  status: 200,
  body: { tags },
});
const FIELDS: readonly SceneAnswer[] = [
  {
    to: "/api/v2/organization_fields",
    status: 200,
    body: {
      organization_fields: [
        { key: "service_tier", custom_field_options: [{ value: "tier_vip", name: "VIP" }] },
      ],
    },
  },
  {
    to: "/api/v2/organizations/9.json",
    status: 200,
    body: { organization: { ...CUSTOMER, organization_fields: { service_tier: "tier_vip" } } },
  },
  { to: "/api/v2/ticket_fields", status: 200, body: { ticket_fields: [] } },
  {
    to: "/api/v2/search.json",
    status: 200,
    body: { results: [{ id: 71, subject: "Visit: Blue Harbour Logistics", due_at: "2026-12-03T01:30:00Z" }] },
  },
];
/** Everything that the panels fetch by themselves is absent unless a scene says otherwise. */
const NOTHING_ELSE: SceneAnswer = { to: "/", status: 404, body: {} };

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

const calm: Partial<Brief> = {
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

/** Every state that has a picture. */
export const STATES: readonly State[] = [
  {
    name: "everything-at-once",
    scene: ticket([tellsBrief({ ...RICH_BRIEF, flows: [GUIDED_CALL] }), tagged("flow_intake_greet")], {
      values: { ...FORM, "comment.text": HELD_BACK },
    }),
  },
  { name: "late-and-behind", scene: withBrief() },
  { name: "calm", scene: withBrief(calm) },
  {
    name: "nothing-promised",
    scene: withBrief({ ...calm, promises: [], owner: null, visits: null, serviceLevel: null, replies: [] }),
  },
  {
    name: "no-organization",
    scene: ticket([tellsBrief(aBrief())], { values: { ...FORM, "ticket.organization": null } }),
  },
  { name: "loading", scene: ticket([{ to: "/brief", status: null }]) },
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
  { name: "new-ticket", scene: newTicket({}, FIELDS) },
  {
    name: "planning-a-visit",
    scene: withBrief({ ...calm, visits: RICH_BRIEF.visits }),
    act: async (page) => {
      await page.keyboard.press("v");
      await page.getByRole("form").waitFor();
    },
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
