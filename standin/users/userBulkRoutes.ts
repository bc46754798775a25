import { Hono } from "hono";
import * as v from "valibot";
import { actingUser } from "../http/actingUser.ts";
import type { StandinEnvironment } from "../http/environment.ts";
import { readPlain, readWrapped } from "../http/readBody.ts";
import { readIds } from "../http/readIds.ts";
import { refusalReply, refusalResult } from "../http/refusal.ts";
import { forbiddenRole, jsonReply } from "../http/reply.ts";
import { jobReply } from "../jobs/jobReply.ts";
import type { JsonObject } from "../json.ts";
import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { deleteUser } from "./deleteUser.ts";
import { presentUsers, saveUser } from "./saveUser.ts";
import { type UserInput, userEntries, userInput } from "./userInput.ts";
import { userView } from "./userView.ts";

const many = v.object({ users: v.array(userInput) });

/** Bulk calls on users (jobs of at most 100), and create_or_update by external id or email. */
export const userBulkRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const match = (input: UserInput): User | undefined =>
    presentUsers(standin.state).find(
      (user) =>
        user.id === input.id ||
        (typeof input.external_id === "string" &&
          user.external_id?.toLowerCase() === input.external_id.toLowerCase()) ||
        (typeof input.email === "string" && user.email === input.email.toLowerCase()),
    );

  app.post("/api/v2/users/create_or_update", async (context) => {
    const read = await readWrapped(context.req.raw, "user", userInput, userEntries);
    if (!read.ok) return read.reply;
    const known = match(read.value);
    const saved = saveUser(standin, actingUser(context), known, read.value);
    return saved.ok
      ? jsonReply(known === undefined ? 201 : 200, { user: userView(standin, saved.value) }, read.warning)
      : refusalReply(saved.refusal);
  });
  app.post("/api/v2/users/create_many", async (context) => {
    const actor = actingUser(context);
    const read = await readPlain(context.req.raw, many);
    if (!read.ok) return read.reply;
    return jobReply(standin, "Bulk Create User", read.value.users, (input, index): JsonObject => {
      const made = saveUser(standin, actor, undefined, input);
      return made.ok
        ? { index, id: made.value.id, status: "Created", success: true }
        : refusalResult(made.refusal, { index });
    });
  });
  app.post("/api/v2/users/create_or_update_many", async (context) => {
    const actor = actingUser(context);
    const read = await readPlain(context.req.raw, many);
    if (!read.ok) return read.reply;
    return jobReply(standin, "Bulk Create Or Update User", read.value.users, (input, index): JsonObject => {
      const known = match(input);
      const saved = saveUser(standin, actor, known, input);
      return saved.ok
        ? { index, id: saved.value.id, status: known === undefined ? "Created" : "Updated", success: true }
        : refusalResult(saved.refusal, { index });
    });
  });
  app.put("/api/v2/users/update_many", async (context) => {
    const actor = actingUser(context);
    const update = (user: User | undefined, id: number, input: UserInput): JsonObject => {
      if (user?.presence !== "present")
        return refusalResult({ reason: "not_found" }, { action: "update", id });
      const saved = saveUser(standin, actor, user, input);
      return saved.ok
        ? { action: "update", id, status: "Updated", success: true }
        : refusalResult(saved.refusal, { action: "update", id });
    };
    const ids = context.req.query("ids");
    if (ids !== undefined) {
      const listed = readIds(ids);
      if (!listed.ok) return listed.reply;
      const read = await readPlain(context.req.raw, v.object({ user: userInput }));
      if (!read.ok) return read.reply;
      const { user: input } = read.value;
      return jobReply(standin, "Bulk Update User", listed.ids, (id) =>
        update(standin.state.users.get(id), id, input),
      );
    }
    const read = await readPlain(context.req.raw, many);
    if (!read.ok) return read.reply;
    return jobReply(standin, "Batch Update User", read.value.users, (input) => {
      const found = match(input);
      return update(found, input.id ?? found?.id ?? 0, input);
    });
  });
  app.delete("/api/v2/users/destroy_many", (context) => {
    const actor = actingUser(context);
    if (actor.role !== "admin") return forbiddenRole();
    const listed = readIds(context.req.query("ids"));
    if (!listed.ok) return listed.reply;
    return jobReply(standin, "Bulk Delete User", listed.ids, (id): JsonObject => {
      const user = standin.state.users.get(id);
      if (user?.presence !== "present")
        return refusalResult({ reason: "not_found" }, { action: "delete", id });
      deleteUser(standin, user);
      return { action: "delete", id, status: "Deleted", success: true };
    });
  });
  return app;
};
