import { createContext, useContext } from "react";
import type { Session } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** The way to Zendesk, and who is looking. */
export type Connection = { readonly zaf: Zaf; readonly session: Session };

export const ConnectionContext = createContext<Connection | null>(null);

/** The connection of this page. Throws outside the provider, which is a bug. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error("no connection above this component");
  return connection;
}
