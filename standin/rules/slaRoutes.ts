import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { readWrapped } from "../http/readBody.ts";
import { readIds } from "../http/readIds.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import { paginate } from "../http/paginate.ts";
import type { JsonObject } from "../json.ts";
import type { SlaPolicy } from "../records/rule.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { slaEntries } from "./ruleInput.ts";
import { slaDefinitions } from "./slaDefinitions.ts";

/** /api/v2/slas/policies (admins). Policies are kept and matched by nobody: the stand-in runs no SLA clocks. */
export const slaRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/slas/policies";
  const input = v.object(slaEntries);
  const find = (id: string): SlaPolicy | undefined => standin.state.slaPolicies.get(Number(id));
  const inOrder = (): SlaPolicy[] =>
    [...standin.state.slaPolicies.values()].toSorted((a, b) => a.position - b.position);
  const view = (policy: SlaPolicy): JsonObject => ({
    url: `${standin.url}${path}/${policy.id}.json`,
    id: policy.id,
    title: policy.title,
    description: policy.description,
    position: policy.position,
    filter: policy.filter,
    policy_metrics: policy.policy_metrics,
    created_at: policy.created_at,
    updated_at: policy.updated_at,
  });
  /** Minutes and seconds of a target stand side by side; a filter's fields must be such as the definitions know. */
  const read = (
    given: v.InferOutput<typeof input>,
  ): { metrics: JsonObject[] | undefined; unknownField: string | undefined } => {
    const known = slaDefinitions(standin).map((definition) => definition.value);
    const fields = [...(given.filter?.all ?? []), ...(given.filter?.any ?? [])].map(
      (condition) => condition.field,
    );
    return {
      metrics: given.policy_metrics?.map((metric) => {
        const seconds = metric.target_in_seconds ?? (metric.target ?? 0) * 60;
        return {
          priority: metric.priority,
          metric: metric.metric,
          target: Math.round(seconds / 60),
          target_in_seconds: seconds,
          business_hours: metric.business_hours,
        };
      }),
      unknownField: fields.find((field) => !known.includes(field)),
    };
  };

  app.get(path, (context) =>
    paginate({ url: context.req.url, plural: "sla_policies", items: inOrder(), view }),
  );
  app.get(`${path}/definitions`, () => {
    const all = slaDefinitions(standin);
    return jsonReply(200, { definitions: { all, any: all } });
  });
  app.put(`${path}/reorder`, (context) => {
    const ids = readIds(context.req.query("sla_policy_ids"));
    if (!ids.ok) return ids.reply;
    ids.ids.forEach((id, index) => {
      const policy = standin.state.slaPolicies.get(id);
      if (policy !== undefined) policy.position = index + 1;
    });
    return jsonReply(200, { sla_policies: inOrder().map(view) });
  });
  app.get(`${path}/:id{[0-9]+}`, (context) => {
    const policy = find(context.req.param("id"));
    return policy === undefined ? recordNotFound() : jsonReply(200, { sla_policy: view(policy) });
  });
  app.post(path, async (context) => {
    const body = await readWrapped(context.req.raw, "sla_policy", input, slaEntries);
    if (!body.ok) return body.reply;
    const given = body.value;
    const { metrics, unknownField } = read(given);
    if (given.title === undefined)
      return refusalReply(invalid("title", "Title: cannot be blank", "BlankValue").refusal);
    if (given.filter === undefined)
      return refusalReply(invalid("filter", "Filter: cannot be blank", "BlankValue").refusal);
    if (unknownField !== undefined)
      return refusalReply(
        invalid("filter", `Filter: ${unknownField} is not a valid field`, "InvalidValue").refusal,
      );
    const at = standin.clock.iso();
    const policy: SlaPolicy = {
      id: nextLargeId(standin.state),
      title: given.title,
      description: given.description ?? "",
      position: given.position ?? standin.state.slaPolicies.size + 1,
      active: true,
      filter: { all: given.filter.all ?? [], any: given.filter.any ?? [] },
      policy_metrics: metrics ?? [],
      created_at: at,
      updated_at: at,
    };
    standin.state.slaPolicies.set(policy.id, policy);
    return jsonReply(
      201,
      { sla_policy: view(policy) },
      { location: `${standin.url}${path}/${policy.id}.json`, ...body.warning },
    );
  });
  app.put(`${path}/:id{[0-9]+}`, async (context) => {
    const policy = find(context.req.param("id"));
    if (policy === undefined) return recordNotFound();
    const body = await readWrapped(context.req.raw, "sla_policy", input, slaEntries);
    if (!body.ok) return body.reply;
    const given = body.value;
    const { metrics, unknownField } = read(given);
    if (unknownField !== undefined)
      return refusalReply(
        invalid("filter", `Filter: ${unknownField} is not a valid field`, "InvalidValue").refusal,
      );
    const changed: SlaPolicy = {
      ...policy,
      title: given.title ?? policy.title,
      description: given.description ?? policy.description,
      position: given.position ?? policy.position,
      filter:
        given.filter === undefined
          ? policy.filter
          : { all: given.filter.all ?? [], any: given.filter.any ?? [] },
      policy_metrics: metrics ?? policy.policy_metrics,
      updated_at: standin.clock.iso(),
    };
    standin.state.slaPolicies.set(policy.id, changed);
    return jsonReply(200, { sla_policy: view(changed) }, body.warning);
  });
  app.delete(`${path}/:id{[0-9]+}`, (context) =>
    standin.state.slaPolicies.delete(Number(context.req.param("id"))) ? noContent() : recordNotFound(),
  );
  return app;
};
