import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Session } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { fetchHandovers, type Handovers, type OpenHandover } from "./fetchHandovers.ts";

const Groups = v.object({ groups: v.array(v.object({ name: v.string() })) });

/** Whether the reader hands over others' tasks too. What is offered goes by it; the Worker decides when the task arrives. */
export async function mayHandOverOthers(
  zaf: Zaf,
  { user }: Pick<Session, "user">,
  leads: Handovers["leads"] | null,
): Promise<boolean> {
  if (user.role === "admin") return true;
  if (leads === null || user.id === null) return false;
  if (user.email !== null && leads.emails.includes(user.email.toLowerCase())) return true;
  if (leads.groups.length === 0) return false;
  const groups = await requestZendesk(zaf, `/api/v2/users/${user.id}/groups.json`, Groups);
  return groups.ok && groups.value.groups.some(({ name }) => leads.groups.includes(name));
}

export type KnownHandovers = {
  readonly mayHandOverOthers: boolean;
  /** The reader's own, or everybody's where the reader may hand over others' tasks. */
  readonly handovers: readonly OpenHandover[];
};

const NOTHING_KNOWN: KnownHandovers = { mayHandOverOthers: false, handovers: [] };

/** Asked when the form is opened; without the Worker only the reader's role is known. */
export function useHandovers(): KnownHandovers {
  const { zaf, session } = useConnection();
  const isAdmin = session.user.role === "admin";
  const found = useQuery({
    queryKey: ["handovers", session.user.id],
    staleTime: 0,
    queryFn: async (): Promise<KnownHandovers> => {
      const told = await fetchHandovers(zaf, session);
      const isEntitled = await mayHandOverOthers(zaf, session, told.ok ? told.value.leads : null);
      const all = told.ok ? told.value.handovers : [];
      const { id } = session.user;
      const isOwn = ({ fromId, byId }: OpenHandover): boolean => id === fromId || id === byId;
      return { mayHandOverOthers: isEntitled, handovers: isEntitled ? all : all.filter(isOwn) };
    },
  });
  return found.data ?? { ...NOTHING_KNOWN, mayHandOverOthers: isAdmin };
}
