import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import type { BriefOwner } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";

const Reader = v.object({ id: v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1)) });
const Named = v.object({ user: v.object({ name: v.string() }) });

/** The reader's own id, and the owner's name where the Worker did not know it: asked of Zendesk once per page. */
export function useOwnerName(owner: BriefOwner): {
  readonly name: string | null;
  readonly readerId: number | null;
} {
  const { zaf } = useConnection();
  const reader = useQuery({
    queryKey: ["reader"],
    queryFn: async () => {
      const values = await zaf.get(["currentUser"]);
      const user = v.safeParse(Reader, values.ok ? values.value["currentUser"] : null);
      return user.success ? user.output.id : null;
    },
  });
  const named = useQuery({
    queryKey: ["user_name", owner.id],
    enabled: owner.name === null && reader.data !== undefined && reader.data !== owner.id,
    queryFn: async () => {
      const user = await requestZendesk(zaf, `/api/v2/users/${owner.id}.json`, Named);
      return user.ok ? user.value.user.name : null;
    },
  });
  return { name: owner.name ?? named.data ?? null, readerId: reader.data ?? null };
}
