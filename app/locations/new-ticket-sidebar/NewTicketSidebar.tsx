import { GuardSlot } from "../../features/guard/GuardSlot.tsx";
import { useGuard } from "../../features/guard/useGuard.ts";
import { useTicket } from "../../features/ticket/useTicket.ts";
import { languageOfLocale } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { SidebarFrame } from "../../shared/layout/SidebarFrame.tsx";
import { ChosenCustomer } from "./ChosenCustomer.tsx";

/** While a ticket is being written: the customer chosen so far, with what they are owed. */
export function NewTicketSidebar() {
  const { t } = useTranslation();
  const ticket = useTicket();
  const customerLanguage = languageOfLocale(ticket?.requester?.locale ?? null);
  const guard = useGuard(
    { version: null, language: customerLanguage, statedTime: "off", place: "new_ticket" },
    null,
  );
  if (ticket === null) {
    return (
      <SidebarFrame>
        <LoadingLines />
      </SidebarFrame>
    );
  }
  const isChosen = ticket.requester !== null || ticket.organization !== null;
  return (
    <SidebarFrame>
      <GuardSlot guard={guard} customerLanguage={customerLanguage} />
      {isChosen ? <ChosenCustomer organization={ticket.organization} /> : null}
      <Notice tone="info">{t(isChosen ? "layout.onceSaved" : "newTicket.choose")}</Notice>
    </SidebarFrame>
  );
}
