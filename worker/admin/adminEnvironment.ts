import type { Context } from "hono";

/** What the admin routes know of a request. */
export type AdminEnvironment = {
  Bindings: Env;
  Variables: {
    /** The session's id. */
    session: string;
    /** Set by a page of something that is in the audit already. */
    isContinued: boolean;
  };
};
export type AdminContext = Context<AdminEnvironment>;
