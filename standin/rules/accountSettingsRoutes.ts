import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { readPlain } from "../http/readBody.ts";
import { jsonReply } from "../http/reply.ts";
import type { Standin } from "../standin.ts";

const settingsInput = v.strictObject({
  settings: v.strictObject({ tickets: v.strictObject({ rich_text_comments: v.boolean() }) }),
});

/** The one account setting there is: do agents write formatted text? Any other is a 400 (ours). */
export const accountSettingsRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const shown = (): Response => {
    const { plain_comments: isPlain = false } = standin.state.account;
    return jsonReply(200, { settings: { tickets: { rich_text_comments: !isPlain } } });
  };
  app.get("/api/v2/account/settings", shown);
  app.put("/api/v2/account/settings", async (context) => {
    const read = await readPlain(context.req.raw, settingsInput);
    if (!read.ok) return read.reply;
    standin.state.account.plain_comments = !read.value.settings.tickets.rich_text_comments;
    return shown();
  });
  return app;
};
