import type { Brief } from "#core";
import { CallbacksPanel } from "../../features/callbacks/CallbacksPanel.tsx";
import { OwnCallbacks } from "../../features/callbacks/OwnCallbacks.tsx";
import { Handover } from "../../features/handover/Handover.tsx";
import { useScriptFill } from "../useScriptFill.ts";

/** The calls that are owed: to this customer, and by the agent today; fetched where there are any. */
export function CallsBody(props: {
  readonly brief: Brief;
  /** Epoch milliseconds at which the brief came. */
  readonly receivedAt: number;
}) {
  const { brief, receivedAt } = props;
  const { asOf, callbacks = [], ownCallbacks = [], ticket } = brief;
  const fill = useScriptFill(brief.customer?.name ?? null);
  const shared = { ticketId: ticket.id, asOf, receivedAt };
  return (
    <>
      <CallbacksPanel callbacks={callbacks} fill={fill} {...shared} />
      <OwnCallbacks callbacks={ownCallbacks} {...shared}>
        <Handover />
      </OwnCallbacks>
    </>
  );
}
