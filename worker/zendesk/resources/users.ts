import * as v from "valibot";
import { failed, ok } from "../result.ts";
import { type JobStatus, jobStatus } from "../schemas/jobStatus.ts";
import { type Group, group, type User, user } from "../schemas/user.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";
import { assertBatch, inBatches } from "./batches.ts";

export type NewUser = {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly role?: "end-user" | "agent" | "admin";
  readonly locale?: string;
  readonly organization_id?: number;
  readonly external_id?: string;
  /** True keeps Zendesk from sending a verification e-mail. */
  readonly verified?: boolean;
  readonly skip_verify_email?: boolean;
};

export type Users = {
  /** Who our credentials act as; "unauthenticated" when Zendesk sees nobody. */
  me(): Promise<ZendeskResult<User>>;
  show(id: number): Promise<ZendeskResult<User>>;
  showMany(ids: readonly number[]): Promise<ZendeskResult<User[]>>;
  /** The groups a user is in. */
  groupsOf(id: number): Promise<ZendeskResult<Group[]>>;
  createMany(created: readonly NewUser[]): Promise<ZendeskResult<JobStatus>>;
};

const one = v.looseObject({ user });
const anyone = v.looseObject({
  user: v.looseObject({ id: v.nullish(v.number()), name: v.nullish(v.string()) }),
});
const job = v.looseObject({ job_status: jobStatus });

export function createUsers(transport: Transport): Users {
  return {
    async me() {
      const path = "/api/v2/users/me";
      const reply = await transport.request({ method: "GET", path });
      if (!reply.ok) return reply;
      const nobody = v.safeParse(anyone, reply.value);
      // Bad credentials are answered with 200 and a user "Anonymous user" without id (facts/zendesk-api 3.1).
      if (nobody.success && (nobody.output.user.id ?? null) === null) {
        return failed({ reason: "unauthenticated", detail: "Zendesk sees nobody behind this token." });
      }
      const known = v.safeParse(one, reply.value);
      return known.success
        ? ok(known.output.user)
        : failed({ reason: "unreadable", status: 200, detail: `${path}: ${known.issues[0].message}` });
    },
    async show(id) {
      const answer = await transport.ask({ method: "GET", path: `/api/v2/users/${id}` }, one);
      return answer.ok ? ok(answer.value.user) : answer;
    },
    showMany: (ids) =>
      inBatches(ids, (batch) =>
        collect(transport, `/api/v2/users/show_many?ids=${batch.join(",")}`, "users", user, "none"),
      ),
    groupsOf: (id) => collect(transport, `/api/v2/users/${id}/groups`, "groups", group),
    async createMany(created) {
      assertBatch(created);
      const answer = await transport.ask(
        { method: "POST", path: "/api/v2/users/create_many", body: { users: created } },
        job,
      );
      return answer.ok ? ok(answer.value.job_status) : answer;
    },
  };
}

export type Groups = { list(): Promise<ZendeskResult<Group[]>> };

export function createGroups(transport: Transport): Groups {
  return { list: () => collect(transport, "/api/v2/groups", "groups", group) };
}
