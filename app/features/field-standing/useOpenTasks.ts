import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";

/** A visit or call as Zendesk itself tells it. `dueAt`: an instant; null: none. */
export type OpenTask = {
  readonly id: number;
  readonly subject: string;
  readonly dueAt: string | null;
  /** The ticket that a call is about; null: none, or no call. */
  readonly aboutTicketId: number | null;
};

const MOST = 10;

/** The ticket in the id of a call's task (decision 010), e.g. "tierwise:callback:42:after_solution:1". */
export function calledAbout(externalId: string | null): number | null {
  const ticketId = /^tierwise:callback:(?<id>\d+):/.exec(externalId ?? "")?.groups?.["id"];
  return ticketId === undefined ? null : Number(ticketId);
}

const Found = v.object({
  results: v.array(
    v.object({
      id: v.number(),
      subject: v.optional(v.nullable(v.string()), null),
      due_at: v.optional(v.nullable(v.string()), null),
      external_id: v.optional(v.nullable(v.string()), null),
    }),
  ),
});

/** Open task tickets of an organization, for when the Worker has no answer. Null: not read, or not readable. */
export function useOpenTasks(organizationId: number): readonly OpenTask[] | null {
  const { zaf } = useConnection();
  const tasks = useQuery({
    queryKey: ["open_tasks", organizationId],
    queryFn: async () => {
      const query = `type:ticket ticket_type:task status<solved organization:${organizationId}`;
      const path = `/api/v2/search.json?query=${encodeURIComponent(query)}&per_page=${MOST}` as const;
      const answer = await requestZendesk(zaf, path, Found);
      if (!answer.ok) return null;
      return answer.value.results
        .map(
          ({ id, subject, due_at: dueAt, external_id: externalId }): OpenTask => ({
            id,
            subject: subject ?? `#${id}`,
            dueAt: dueAt ?? null,
            aboutTicketId: calledAbout(externalId),
          }),
        )
        .toSorted((one, other) => ((one.dueAt ?? "9") < (other.dueAt ?? "9") ? -1 : 1));
    },
  });
  return tasks.data ?? null;
}
