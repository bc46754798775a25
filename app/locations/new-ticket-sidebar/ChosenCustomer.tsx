import { useOrganizationBrief } from "../../features/brief/useOrganizationBrief.ts";
import { CallbacksPanel } from "../../features/callbacks/CallbacksPanel.tsx";
import { OpenTasksPanel } from "../../features/field-standing/OpenTasksPanel.tsx";
import { useFieldStanding } from "../../features/field-standing/useFieldStanding.ts";
import type { OpenTicket } from "../../features/ticket/readTicket.ts";
import { FieldTierPanel } from "../../features/tier/FieldTierPanel.tsx";
import { TierPanel } from "../../features/tier/TierPanel.tsx";
import { VisitsPanel } from "../../features/visits/VisitsPanel.tsx";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { useScriptFill } from "../useScriptFill.ts";

/**
 * The customer of a ticket that is still being written: tier with its reasons, visits and calls that are owed. Nothing
 * is written from here; without the Worker, what Zendesk itself knows.
 */
export function ChosenCustomer(props: { readonly organization: OpenTicket["organization"] }) {
  const { t } = useTranslation();
  const organizationId = props.organization?.id ?? null;
  const { brief, answeredAt, isFailing } = useOrganizationBrief(organizationId);
  const { standing, isUnreadable } = useFieldStanding({
    organizationId,
    readsTicket: false,
    isWanted: organizationId === null || (isFailing && brief === null),
  });
  const fill = useScriptFill(brief?.customer.name ?? null);
  if (brief !== null) {
    return (
      <>
        <TierPanel brief={brief} />
        {brief.visits === null ? null : <VisitsPanel visits={brief.visits} whom={null} ticketId={null} />}
        <CallbacksPanel
          callbacks={brief.callbacks}
          ticketId={null}
          asOf={brief.asOf}
          receivedAt={answeredAt}
          fill={fill}
          canRecord={false}
        />
      </>
    );
  }
  if (isUnreadable) return <Notice tone="info">{t("fields.unreadable")}</Notice>;
  if (standing === null) return <LoadingLines />;
  return (
    <>
      <FieldTierPanel tier={standing.tier} name={standing.organization?.name ?? null} />
      {standing.organization === null ? null : (
        <OpenTasksPanel organizationId={standing.organization.id} ticketId={null} />
      )}
    </>
  );
}
