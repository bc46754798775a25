import * as v from "valibot";
import { failed, ok } from "../result.ts";
import { type AppSettings, type Installation, installation } from "../schemas/app.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";

/** Zendesk's apps API (facts/zendesk-api 2.9). Agents may read installations; only admins may write them. */
export type Apps = {
  installations(): Promise<ZendeskResult<Installation[]>>;
  /** Whether Zendesk merges or replaces `settings` is unconfirmed: send all plain ones. */
  updateInstallation(
    id: number,
    changes: { readonly settings?: AppSettings; readonly enabled?: boolean },
  ): Promise<ZendeskResult<Installation>>;
  removeInstallation(id: number): Promise<ZendeskResult<null>>;
  /** Removes the uploaded app itself. */
  remove(appId: number): Promise<ZendeskResult<null>>;
  /** Pushes an event into every open instance of the app; at most 100 a minute, 1 MB each. */
  notify(message: {
    readonly appId: number;
    readonly event: string;
    readonly body: string;
    readonly agentId?: number;
  }): Promise<ZendeskResult<null>>;
};

export function createApps(transport: Transport): Apps {
  const path = "/api/v2/apps/installations";
  const toNull = (answer: ZendeskResult<unknown>): ZendeskResult<null> => (answer.ok ? ok(null) : answer);
  return {
    installations: () => collect(transport, path, "installations", installation, "none"),
    async updateInstallation(id, changes) {
      const answer = await transport.request({ method: "PUT", path: `${path}/${id}`, body: changes });
      if (!answer.ok) return answer;
      // Seen both bare and wrapped (recordings of show and of update differ).
      const read = v.safeParse(
        v.union([
          installation,
          v.pipe(
            v.looseObject({ installation }),
            v.transform((reply) => reply.installation),
          ),
        ]),
        answer.value,
      );
      return read.success
        ? ok(read.output)
        : failed({ reason: "unreadable", status: 200, detail: `${path}: ${read.issues[0].message}` });
    },
    removeInstallation: async (id) =>
      toNull(await transport.request({ method: "DELETE", path: `${path}/${id}` })),
    remove: async (appId) =>
      toNull(await transport.request({ method: "DELETE", path: `/api/v2/apps/${appId}` })),
    async notify({ appId, event, body, agentId }) {
      return toNull(
        await transport.request({
          method: "POST",
          path: "/api/v2/apps/notify",
          body: { app_id: appId, event, body, ...(agentId === undefined ? {} : { agent_id: agentId }) },
        }),
      );
    },
  };
}
