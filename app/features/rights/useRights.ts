import { useQuery } from "@tanstack/react-query";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { type Rights, readRights } from "./readRights.ts";
import { rememberedRights, rememberRights } from "./rememberedRights.ts";

/** What the agent may write. Asked once a browser session; admins may write anything, so nobody asks for them. */
export function useRights(): Rights {
  const { zaf, session } = useConnection();
  const { id, role } = session.user;
  const known = rememberedRights(id);
  const rights = useQuery({
    queryKey: ["rights", id],
    enabled: role !== "admin" && known === null,
    queryFn: async () => {
      const read = await readRights(zaf);
      rememberRights(id, read);
      return read;
    },
  });
  return rights.data ?? known ?? "full";
}
