import type { Brief } from "#core";
import { CallbacksPanel } from "../../features/callbacks/CallbacksPanel.tsx";
import { useScriptFill } from "../useScriptFill.ts";

/** The calls that this customer is owed; fetched where there are any. */
export function CallsBody(props: {
  readonly brief: Brief;
  /** Epoch milliseconds at which the brief came. */
  readonly receivedAt: number;
  readonly canRecord: boolean;
}) {
  const { brief, receivedAt, canRecord } = props;
  const { asOf, callbacks = [], ticket } = brief;
  const fill = useScriptFill(brief.customer?.name ?? null);
  const shared = { ticketId: ticket.id, asOf, receivedAt, canRecord };
  return <CallbacksPanel callbacks={callbacks} fill={fill} {...shared} />;
}
