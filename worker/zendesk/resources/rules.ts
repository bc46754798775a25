import * as v from "valibot";
import { ok } from "../result.ts";
import {
  type Holiday,
  holiday,
  type Schedule,
  type SlaPolicy,
  schedule,
  slaPolicy,
  type Trigger,
  trigger,
  type View,
  view,
} from "../schemas/rules.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";

/** List, make, change and remove one kind of account rule; bodies as in Zendesk's documentation of that kind. */
export type RulesOf<Rule> = {
  list(): Promise<ZendeskResult<Rule[]>>;
  create(body: { readonly [key: string]: unknown }): Promise<ZendeskResult<Rule>>;
  update(id: number, body: { readonly [key: string]: unknown }): Promise<ZendeskResult<Rule>>;
  remove(id: number): Promise<ZendeskResult<null>>;
};

export const createTriggers = (transport: Transport): RulesOf<Trigger> =>
  rulesOf(transport, { path: "/api/v2/triggers", one: "trigger", many: "triggers" }, trigger);

export const createViews = (transport: Transport): RulesOf<View> =>
  rulesOf(transport, { path: "/api/v2/views", one: "view", many: "views" }, view);

/** Support Professional / Suite Growth and up; admins only. */
export const createSlas = (transport: Transport): RulesOf<SlaPolicy> =>
  rulesOf(transport, { path: "/api/v2/slas/policies", one: "sla_policy", many: "sla_policies" }, slaPolicy);

export type Schedules = RulesOf<Schedule> & {
  holidays(id: number): Promise<ZendeskResult<Holiday[]>>;
};

/** Business hours; changing the hours of one is a call of its own (`PUT …/workweek`). */
export const createSchedules = (transport: Transport): Schedules => {
  const path = "/api/v2/business_hours/schedules";
  return {
    ...rulesOf(transport, { path, one: "schedule", many: "schedules" }, schedule, "none"),
    holidays: (id) => collect(transport, `${path}/${id}/holidays`, "holidays", holiday, "none"),
  };
};

function rulesOf<Rule>(
  transport: Transport,
  name: { readonly path: string; readonly one: string; readonly many: string },
  schema: v.GenericSchema<unknown, Rule>,
  paging: "cursor" | "none" = "cursor",
): RulesOf<Rule> {
  const wrapped = v.pipe(
    v.looseObject({}),
    v.transform((reply): unknown => reply[name.one]),
    schema,
  );
  const write = (method: "POST" | "PUT", path: string, body: unknown): Promise<ZendeskResult<Rule>> =>
    transport.ask({ method, path, body: { [name.one]: body } }, wrapped);
  return {
    list: () => collect(transport, name.path, name.many, schema, paging),
    create: (body) => write("POST", name.path, body),
    update: (id, body) => write("PUT", `${name.path}/${id}`, body),
    async remove(id) {
      const answer = await transport.request({ method: "DELETE", path: `${name.path}/${id}` });
      return answer.ok ? ok(null) : answer;
    },
  };
}
