import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";

const Found = v.object({
  tickets: v.array(v.object({ id: v.number(), subject: v.optional(v.nullable(v.string()), null) })),
});

/** Subjects of tickets as Zendesk shows them to this agent; of those the agent may not see, and until read, none. */
export function useSubjects(ids: readonly number[]): ReadonlyMap<number, string> {
  const { zaf } = useConnection();
  const wanted = ids.join(",");
  const subjects = useQuery({
    queryKey: ["subjects", wanted],
    enabled: ids.length > 0,
    queryFn: async () => {
      const answer = await requestZendesk(zaf, `/api/v2/tickets/show_many.json?ids=${wanted}`, Found);
      return answer.ok ? answer.value.tickets : [];
    },
  });
  return new Map(
    (subjects.data ?? []).flatMap(({ id, subject }) => (subject === null ? [] : [[id, subject]])),
  );
}
