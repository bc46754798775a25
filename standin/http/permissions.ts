import type { Actor } from "./authenticate.ts";

/** Who may make a call at all; what a call may touch is decided by its route. */
type PermissionRule = { methods: "write" | "any" | "read"; path: RegExp };

/** Calls for admins only. Source: the "Allowed" lines in zendesk-api 2.1–2.9, 5. */
const ADMINS_ONLY: readonly PermissionRule[] = [
  { methods: "write", path: /^\/api\/v2\/(ticket|organization|user)_fields(\/|$)/ },
  { methods: "any", path: /^\/api\/v2\/slas\// },
  { methods: "any", path: /^\/api\/v2\/webhooks(\/|$)/ },
  { methods: "write", path: /^\/api\/v2\/triggers(\/|$)/ },
  { methods: "read", path: /^\/api\/v2\/business_hours\/schedules$/ },
  { methods: "write", path: /^\/api\/v2\/business_hours\// },
  { methods: "any", path: /^\/api\/v2\/incremental\// },
  { methods: "any", path: /^\/api\/v2\/imports\// },
  { methods: "read", path: /^\/api\/v2\/satisfaction_ratings(\/|$)/ },
  { methods: "any", path: /^\/api\/v2\/deleted_tickets(\/|$)/ },
  { methods: "any", path: /^\/api\/v2\/deleted_users(\/|$)/ },
  { methods: "any", path: /^\/api\/v2\/users\/\d+\/compliance_deletion_statuses$/ },
  { methods: "read", path: /^\/api\/v2\/organizations\/search$/ },
  { methods: "any", path: /^\/api\/v2\/organizations\/\d+\/merges?$/ },
  {
    methods: "write",
    path: /^\/api\/v2\/organizations\/(create_many|create_or_update|update_many|destroy_many)$/,
  },
  { methods: "write", path: /^\/api\/v2\/organizations\/\d+\/tags$/ },
  { methods: "write", path: /^\/api\/v2\/groups(\/|$)/ },
  { methods: "write", path: /^\/api\/v2\/group_memberships(\/|$)/ },
  { methods: "any", path: /^\/api\/v2\/oauth\/clients(\/|$)/ },
  { methods: "write", path: /^\/api\/v2\/account\/settings$/ },
];

/** All that an end user may call. */
const FOR_END_USERS: readonly RegExp[] = [
  /^\/api\/v2\/users\/me$/,
  /^\/api\/v2\/requests(\/|$)/,
  /^\/api\/v2\/tickets\/\d+\/satisfaction_rating$/,
];

const isWrite = (method: string): boolean => method !== "GET" && method !== "HEAD";

/** May a user of this kind make this call? Anonymous callers are refused before. */
export const mayCall = (actor: Extract<Actor, { kind: "user" }>, method: string, path: string): boolean => {
  switch (actor.user.role) {
    case "admin":
      return true;
    case "end-user":
      return FOR_END_USERS.some((allowed) => allowed.test(path));
    case "agent":
      return !ADMINS_ONLY.some((rule) => {
        const concerns = rule.methods === "any" || (rule.methods === "write") === isWrite(method);
        return concerns && rule.path.test(path);
      });
  }
};
