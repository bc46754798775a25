import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { Macro } from "../records/rule.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { macroEntries } from "./ruleInput.ts";

/** /api/v2/macros: kept and listed; applying one is not there (501). */
export const macroRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/macros";
  const input = v.object(macroEntries);
  const find = (id: string): Macro | undefined => standin.state.macros.get(Number(id));
  const view = (macro: Macro): JsonObject => ({
    url: `${standin.url}${path}/${macro.id}.json`,
    ...macro,
    default: false,
  });
  const all = (): Macro[] => [...standin.state.macros.values()];

  app.get(path, (context) => {
    const active = context.req.query("active");
    return paginate({
      url: context.req.url,
      plural: "macros",
      items: all().filter((macro) => active === undefined || String(macro.active) === active),
      view,
    });
  });
  app.get(`${path}/active`, (context) =>
    paginate({ url: context.req.url, plural: "macros", items: all().filter((macro) => macro.active), view }),
  );
  app.get(`${path}/:id{[0-9]+}`, (context) => {
    const macro = find(context.req.param("id"));
    return macro === undefined ? recordNotFound() : jsonReply(200, { macro: view(macro) });
  });
  app.post(path, async (context) => {
    const read = await readWrapped(context.req.raw, "macro", input, macroEntries);
    if (!read.ok) return read.reply;
    const { title, actions } = read.value;
    if (title === undefined)
      return refusalReply(invalid("title", "Title: cannot be blank", "BlankValue").refusal);
    if (actions === undefined || actions.length === 0)
      return refusalReply(invalid("actions", "Actions: cannot be blank", "BlankValue").refusal);
    const at = standin.clock.iso();
    const macro: Macro = {
      id: nextLargeId(standin.state),
      title,
      description: read.value.description ?? null,
      position: read.value.position ?? standin.state.macros.size + 1,
      active: read.value.active ?? true,
      actions,
      restriction: read.value.restriction ?? null,
      created_at: at,
      updated_at: at,
    };
    standin.state.macros.set(macro.id, macro);
    return jsonReply(
      201,
      { macro: view(macro) },
      { location: `${standin.url}${path}/${macro.id}.json`, ...read.warning },
    );
  });
  app.put(`${path}/:id{[0-9]+}`, async (context) => {
    const macro = find(context.req.param("id"));
    if (macro === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "macro", input, macroEntries);
    if (!read.ok) return read.reply;
    const changed: Macro = {
      ...macro,
      title: read.value.title ?? macro.title,
      description: read.value.description === undefined ? macro.description : read.value.description,
      active: read.value.active ?? macro.active,
      actions: read.value.actions ?? macro.actions,
      restriction: read.value.restriction ?? macro.restriction,
      updated_at: standin.clock.iso(),
    };
    standin.state.macros.set(macro.id, changed);
    return jsonReply(200, { macro: view(changed) }, read.warning);
  });
  app.delete(`${path}/:id{[0-9]+}`, (context) =>
    standin.state.macros.delete(Number(context.req.param("id"))) ? noContent() : recordNotFound(),
  );
  return app;
};
