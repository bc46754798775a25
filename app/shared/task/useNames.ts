import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import { useConnection } from "../connection/ConnectionContext.ts";

type Person = { readonly id: number; readonly name: string | null };

const Users = v.object({ users: v.array(v.object({ id: v.number(), name: v.string() })) });
/** More ids than this are refused (facts: zendesk-api 2). */
const MOST = 100;

/** Names of people whom the Worker knows by id alone (it keeps no names): asked of Zendesk, all in one request. */
export function useNames(people: readonly (Person | null)[]): ReadonlyMap<number, string> {
  const { zaf } = useConnection();
  const known = people.flatMap((one) => (one?.name == null ? [] : [[one.id, one.name] as const]));
  const asked = [...new Set(people.flatMap((one) => (one !== null && one.name === null ? [one.id] : [])))]
    .toSorted((one, other) => one - other)
    .slice(0, MOST);
  const found = useQuery({
    queryKey: ["user_names", asked.join()],
    enabled: asked.length > 0,
    queryFn: async () => {
      const answer = await requestZendesk(zaf, `/api/v2/users/show_many.json?ids=${asked.join()}`, Users);
      return answer.ok ? answer.value.users.map(({ id, name }) => [id, name] as const) : [];
    },
  });
  return new Map([...known, ...(found.data ?? [])]);
}
