import { useBrief } from "../../features/brief/useBrief.ts";
import { useFieldStanding } from "../../features/field-standing/useFieldStanding.ts";
import { GuardSlot } from "../../features/guard/GuardSlot.tsx";
import { guardUrgency } from "../../features/guard/guardUrgency.ts";
import { useGuard } from "../../features/guard/useGuard.ts";
import { useTicket } from "../../features/ticket/useTicket.ts";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { languageOfLocale } from "../../shared/i18n/language.ts";
import { Keyboard } from "../../shared/keys/Keyboard.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { SidebarFrame } from "../../shared/layout/SidebarFrame.tsx";
import { BriefBody } from "./BriefBody.tsx";
import { FieldsBody } from "./FieldsBody.tsx";
import { PolicyNotice } from "./PolicyNotice.tsx";
import { StandingNotice } from "./StandingNotice.tsx";
import { sidebarView } from "./sidebarView.ts";
import { useRefresh } from "./useRefresh.ts";
import { useSlow } from "./useSlow.ts";

/** The sidebar of an existing ticket. */
export function TicketSidebar() {
  const { session } = useConnection();
  const ticket = useTicket();
  const ticketId = session.ticketId ?? ticket?.id ?? null;
  const state = useBrief(ticketId);
  const view = sidebarView(state, useSlow());
  const brief = view.kind === "brief" ? view.brief : null;
  const organizationId = brief?.customer?.id ?? ticket?.organization?.id ?? null;
  const fields = useFieldStanding({
    organizationId,
    readsTicket: true,
    isWanted: view.kind === "fields" && ticket !== null,
  });
  useRefresh({ ticketId, organizationId, agentId: session.user.id }, state.look, fields.look);
  const customerLanguage = languageOfLocale(ticket?.requester?.locale ?? null);
  const guard = useGuard(
    {
      version: brief?.policy.version ?? null,
      language: customerLanguage,
      statedTime: brief?.guard?.statedTime ?? "off",
      place: ticketId === null ? "new_ticket" : "ticket",
    },
    ticketId,
  );
  const findings = <GuardSlot guard={guard} customerLanguage={customerLanguage} />;
  return (
    <SidebarFrame>
      <Keyboard>
        <StandingNotice
          view={view}
          isLooking={state.isLooking}
          onRetry={() => state.look("unless_looking")}
        />
        <PolicyNotice problem={brief?.policy.problem ?? null} />
        {view.kind === "brief" ? null : findings}
        {view.kind === "loading" ? <LoadingLines /> : null}
        {view.kind === "brief" ? (
          <BriefBody
            brief={view.brief}
            receivedAt={state.answeredAt}
            ticket={ticket}
            draft={guardUrgency(guard.standing)}
            findings={findings}
          />
        ) : null}
        {view.kind === "fields" ? <FieldsBody fields={fields} ticketId={ticketId} /> : null}
      </Keyboard>
    </SidebarFrame>
  );
}
