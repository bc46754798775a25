import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, notImplemented, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { RuleAction, RuleConditions, Trigger } from "../records/rule.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { holds } from "./holds.ts";
import { conditionsOf, triggerEntries } from "./ruleInput.ts";
import { triggerDefinitions } from "./triggerDefinitions.ts";

/** /api/v2/triggers. The one action that acts is `notification_webhook`; conditions and actions the stand-in cannot do are refused with 501. */
export const triggerRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/triggers";
  const input = v.object(triggerEntries);
  const find = (id: string): Trigger | undefined => standin.state.triggers.get(Number(id));
  const inOrder = (): Trigger[] =>
    [...standin.state.triggers.values()].toSorted((a, b) => a.position - b.position);
  const view = (trigger: Trigger): JsonObject => ({
    url: `${standin.url}${path}/${trigger.id}.json`,
    ...trigger,
    raw_title: trigger.title,
    default: false,
    category_id: "1",
  });
  const list = (url: string, items: readonly Trigger[]): Response =>
    paginate({ url, plural: "triggers", items, view });
  const probe = (): Ticket | undefined => [...standin.state.tickets.values()][0];
  const unsupported = (conditions: RuleConditions, actions: readonly RuleAction[]): string | undefined => {
    const after = probe() ?? PROBE;
    const condition = [...conditions.all, ...conditions.any].find(
      (each) =>
        holds(standin.state, each, { before: undefined, after, comment: undefined, saving: true }) ===
        "unsupported",
    );
    if (condition !== undefined) return `trigger condition ${condition.field} ${condition.operator}`;
    const action = actions.find((each) => each.field !== "notification_webhook");
    return action === undefined ? undefined : `trigger action ${action.field}`;
  };

  app.get(path, (context) => list(context.req.url, inOrder()));
  app.get(`${path}/active`, (context) =>
    list(
      context.req.url,
      inOrder().filter((trigger) => trigger.active),
    ),
  );
  app.get(`${path}/definitions`, () => jsonReply(200, { definitions: triggerDefinitions(standin) }));
  app.get(`${path}/:id{[0-9]+}`, (context) => {
    const trigger = find(context.req.param("id"));
    return trigger === undefined ? recordNotFound() : jsonReply(200, { trigger: view(trigger) });
  });
  app.post(path, async (context) => {
    const read = await readWrapped(context.req.raw, "trigger", input, triggerEntries);
    if (!read.ok) return read.reply;
    const { title, actions } = read.value;
    const conditions = conditionsOf(read.value, { all: [], any: [] });
    if (title === undefined)
      return refusalReply(invalid("title", "Title: cannot be blank", "BlankValue").refusal);
    if (actions === undefined || actions.length === 0)
      return refusalReply(invalid("actions", "Actions: cannot be blank", "BlankValue").refusal);
    if (conditions.all.length + conditions.any.length === 0)
      return refusalReply(invalid("base", "Conditions: cannot be blank", "BlankValue").refusal);
    const missing = unsupported(conditions, actions);
    if (missing !== undefined) return notImplemented(missing);
    const at = standin.clock.iso();
    const trigger: Trigger = {
      id: nextLargeId(standin.state),
      title,
      description: read.value.description ?? null,
      position: read.value.position ?? standin.state.triggers.size + 1,
      active: read.value.active ?? true,
      conditions,
      actions,
      created_at: at,
      updated_at: at,
    };
    standin.state.triggers.set(trigger.id, trigger);
    return jsonReply(
      201,
      { trigger: view(trigger) },
      { location: `${standin.url}${path}/${trigger.id}.json`, ...read.warning },
    );
  });
  app.put(`${path}/:id{[0-9]+}`, async (context) => {
    const trigger = find(context.req.param("id"));
    if (trigger === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "trigger", input, triggerEntries);
    if (!read.ok) return read.reply;
    const changed: Trigger = {
      ...trigger,
      title: read.value.title ?? trigger.title,
      description: read.value.description ?? trigger.description,
      position: read.value.position ?? trigger.position,
      active: read.value.active ?? trigger.active,
      conditions: conditionsOf(read.value, trigger.conditions),
      actions: read.value.actions ?? trigger.actions,
      updated_at: standin.clock.iso(),
    };
    const missing = unsupported(changed.conditions, changed.actions);
    if (missing !== undefined) return notImplemented(missing);
    standin.state.triggers.set(trigger.id, changed);
    return jsonReply(200, { trigger: view(changed) }, read.warning);
  });
  app.delete(`${path}/:id{[0-9]+}`, (context) =>
    standin.state.triggers.delete(Number(context.req.param("id"))) ? noContent() : recordNotFound(),
  );
  return app;
};

/** A ticket to ask conditions about when the account has none yet. */
const PROBE: Ticket = {
  id: 0,
  external_id: null,
  channel: "api",
  created_at: "",
  updated_at: "",
  generated_timestamp: 0,
  solved_at: null,
  type: null,
  subject: "",
  description: "",
  priority: null,
  status: "new",
  requester_id: 0,
  submitter_id: 0,
  assignee_id: null,
  organization_id: null,
  group_id: null,
  follower_ids: [],
  email_cc_ids: [],
  problem_id: null,
  followup_source_id: null,
  due_at: null,
  tags: [],
  field_values: new Map(),
  is_public: true,
  brand_id: 0,
  ticket_form_id: 0,
  satisfaction_rating: null,
  presence: "present",
  comments: [],
  audits: [],
};
