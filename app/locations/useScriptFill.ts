import { placeholderData } from "../features/replies/placeholderData.ts";
import { useFiller } from "../features/replies/useFiller.ts";
import { useConnection } from "../shared/connection/ConnectionContext.ts";

/**
 * Fills a call's opening words with who calls and whom; what only the ticket in question could tell stays a marked gap.
 * Until the template library is here, and where a text is no Liquid, the words stay as they are.
 */
export function useScriptFill(organizationName: string | null): (text: string) => string {
  const { session } = useConnection();
  const { fill } = useFiller();
  const nobody = { requester: null, assignee: null };
  const noTicket = { ticketId: null, subject: null, status: null, priority: null };
  return (text) => {
    const data = placeholderData({ ...noTicket, ...nobody, organizationName, currentUser: session.user });
    const filled = fill?.(text, data);
    return filled?.ok === true ? filled.value.text : text;
  };
}
