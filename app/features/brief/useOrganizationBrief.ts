import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import type { OrganizationBrief } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { requestWorker } from "../../zaf/requestWorker.ts";
import { OrganizationBriefSchema } from "./organizationBriefSchema.ts";

/** The Worker has no brief: it does not answer, or it does not know the organization yet. */
class NoBrief extends Error {}

export type OrganizationBriefState = {
  /** Kept while a later look fails. */
  readonly brief: OrganizationBrief | null;
  /** Epoch milliseconds of `brief`; 0 without one. */
  readonly answeredAt: number;
  readonly isFailing: boolean;
  readonly look: () => void;
};

/** Follows a whole customer: one request, looked at again on demand. */
export function useOrganizationBrief(organizationId: number | null): OrganizationBriefState {
  const { zaf, session } = useConnection();
  const query = useQuery<OrganizationBrief, NoBrief>({
    queryKey: ["organization_brief", organizationId],
    enabled: organizationId !== null,
    queryFn: async () => {
      const answer = await requestWorker(zaf, session, "GET", `/api/organizations/${organizationId}/brief`);
      if (!answer.ok) throw new NoBrief(answer.error.reason);
      const brief = v.safeParse(OrganizationBriefSchema, answer.value);
      if (brief.success) return brief.output;
      console.error(`brief of organization ${organizationId} cannot be read: ${v.summarize(brief.issues)}`);
      throw new NoBrief("unreadable");
    },
  });
  return {
    brief: query.data ?? null,
    answeredAt: query.dataUpdatedAt,
    isFailing: query.isError,
    look: () => void query.refetch(),
  };
}
