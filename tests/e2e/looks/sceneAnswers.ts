import type { Brief } from "#core";
import { GUARD_RULES } from "./guardRules.ts";
import { CUSTOMER } from "./richBrief.ts";
import type { SceneAnswer } from "./scene.ts";

/** Zendesk's form of an open ticket with an empty answer. */
export const FORM = {
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

/** A draft that must not leave, by the rules of `GUARD`. */
export const HELD_BACK = "Hello, that is not my department.";

export const tellsBrief = (brief: Brief): SceneAnswer => ({ to: "/brief", status: 200, body: brief });
export const ME: SceneAnswer = {
  to: "/api/v2/users/me",
  status: 200,
  body: { user: { id: 5, only_private_comments: false, role_type: null } },
};
export const GUARD: SceneAnswer = {
  to: "/api/policy/guard",
  status: 200,
  body: { version: 1, rules: GUARD_RULES },
};
export const tagged = (...tags: readonly string[]): SceneAnswer => ({
  to: "/api/v2/tickets/42/tags",
  status: 200,
  body: { tags },
});
/** Tier and open tasks as Zendesk has them without the Worker. */
export const FIELDS: readonly SceneAnswer[] = [
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
export const NOTHING_ELSE: SceneAnswer = { to: "/", status: 404, body: {} };
