import type { Brief } from "#core";
import { OwnCallbacks } from "../../features/callbacks/OwnCallbacks.tsx";
import { Handover } from "../../features/handover/Handover.tsx";

/** The calls that the agent owes others today; fetched where there are any. */
export function OwnCallsBody(props: {
  readonly brief: Brief;
  /** Epoch milliseconds at which the brief came. */
  readonly receivedAt: number;
}) {
  const { asOf, ownCallbacks = [], ticket } = props.brief;
  return (
    <OwnCallbacks callbacks={ownCallbacks} ticketId={ticket.id} asOf={asOf} receivedAt={props.receivedAt}>
      <Handover />
    </OwnCallbacks>
  );
}
