import type { OrganizationBrief } from "#core";
import { CallbacksPanel } from "../../features/callbacks/CallbacksPanel.tsx";
import { CustomerPanels } from "../../features/customer/CustomerPanels.tsx";
import { TierPanel } from "../../features/tier/TierPanel.tsx";
import { VisitsPanel } from "../../features/visits/VisitsPanel.tsx";
import { useScriptFill } from "../useScriptFill.ts";

/** Everything the Worker tells about a customer. */
export function OrganizationBody(props: {
  readonly brief: OrganizationBrief;
  /** Epoch milliseconds at which the brief came. */
  readonly receivedAt: number;
}) {
  const { brief, receivedAt } = props;
  const { customer, visits } = brief;
  const fill = useScriptFill(customer.name);
  const whom = { organizationId: customer.id, name: customer.name, requesterId: null };
  return (
    <>
      <TierPanel brief={brief} />
      {visits === null ? null : <VisitsPanel visits={visits} whom={whom} ticketId={null} />}
      <CallbacksPanel
        callbacks={brief.callbacks}
        ticketId={null}
        asOf={brief.asOf}
        receivedAt={receivedAt}
        fill={fill}
        canRecord
      />
      <CustomerPanels brief={brief} />
    </>
  );
}
