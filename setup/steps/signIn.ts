import { failed, ok } from "#core";
import { problemOf } from "../problemOf.ts";
import type { Step } from "../step.ts";

/** The OAuth client works and acts as an administrator. Nothing to make here: only people can. */
export const signIn: Step = {
  title: "Sign-in",
  async check({ zendesk }) {
    const me = await zendesk.users.me();
    if (!me.ok) return problemOf("Signing in", me.error);
    if (me.value.role !== "admin") {
      return failed({
        what: `The OAuth client acts as ${me.value.name}, who is ${me.value.role ?? "nobody we know"} and not an admin.`,
        todo: "Create the OAuth client while signed in as an administrator (best: a user of its own for Tierwise).",
      });
    }
    return ok([]);
  },
  apply: () => Promise.resolve(ok(null)),
  remains: () => Promise.resolve(ok([])),
  undo: () => Promise.resolve(ok(null)),
};
