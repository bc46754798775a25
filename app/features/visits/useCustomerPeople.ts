import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";

const Users = v.object({ users: v.array(v.object({ id: v.number() })) });
const Organization = v.object({
  organization: v.object({ tags: v.optional(v.nullable(v.array(v.string())), []) }),
});

const REFUSED = /^refuses_engineer_(?<id>\d+)$/;

/** Engineers whom the customer refuses (D7): tags of the organization (decision 010). */
export const refusedEngineers = (tags: readonly string[]): ReadonlySet<number> =>
  new Set(tags.flatMap((tag) => (REFUSED.test(tag) ? [Number(REFUSED.exec(tag)?.groups?.["id"])] : [])));

export type CustomerPeople = {
  /** Somebody of the customer's, for a ticket in its name; null: there is nobody, or it is not known. */
  readonly requesterId: number | null;
  readonly refused: ReadonlySet<number>;
};

/** What a new visit has to know of the customer beside the brief. Undefined until Zendesk has answered. */
export function useCustomerPeople(
  organizationId: number,
  requesterId: number | null,
): CustomerPeople | undefined {
  const { zaf } = useConnection();
  return useQuery({
    queryKey: ["customer_people", organizationId, requesterId],
    queryFn: async (): Promise<CustomerPeople> => {
      const [organization, users] = await Promise.all([
        requestZendesk(zaf, `/api/v2/organizations/${organizationId}.json`, Organization),
        requesterId === null
          ? requestZendesk(zaf, `/api/v2/organizations/${organizationId}/users.json?per_page=1`, Users)
          : null,
      ]);
      return {
        requesterId: requesterId ?? (users?.ok === true ? (users.value.users[0]?.id ?? null) : null),
        refused: refusedEngineers(organization.ok ? (organization.value.organization.tags ?? []) : []),
      };
    },
  }).data;
}
