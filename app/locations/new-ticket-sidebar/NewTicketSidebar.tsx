import { useFieldStanding } from "../../features/field-standing/useFieldStanding.ts";
import { useTicket } from "../../features/ticket/useTicket.ts";
import { FieldTierPanel } from "../../features/tier/FieldTierPanel.tsx";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { SidebarFrame } from "../../shared/layout/SidebarFrame.tsx";
import type { OpenTicket } from "../../features/ticket/readTicket.ts";

function ChosenCustomer(props: { readonly ticket: OpenTicket }) {
  const { t } = useTranslation();
  const { organization, requester } = props.ticket;
  const { standing, isUnreadable } = useFieldStanding({
    organizationId: organization?.id ?? null,
    readsTicket: false,
    isWanted: true,
  });
  if (requester === null && organization === null) {
    return <Notice tone="info">{t("newTicket.choose")}</Notice>;
  }
  if (isUnreadable) return <Notice tone="info">{t("fields.unreadable")}</Notice>;
  if (standing === null) return <LoadingLines />;
  return <FieldTierPanel tier={standing.tier} name={standing.organization?.name ?? null} />;
}

/** While a ticket is being written: the tier of the customer chosen so far, from Zendesk's field. */
export function NewTicketSidebar() {
  const ticket = useTicket();
  return (
    <SidebarFrame>{ticket === null ? <LoadingLines /> : <ChosenCustomer ticket={ticket} />}</SidebarFrame>
  );
}
