import { lazy, Suspense, useMemo, useState } from "react";
import type { Brief } from "#core";
import { OverrideSection } from "../../features/override/OverrideSection.tsx";
import { PromisesPanel } from "../../features/promises/PromisesPanel.tsx";
import { placeholderData } from "../../features/replies/placeholderData.ts";
import { RepliesPanel } from "../../features/replies/RepliesPanel.tsx";
import { replyLanguage } from "../../features/replies/replyLanguage.ts";
import { ServiceLevelPanel } from "../../features/service-level/ServiceLevelPanel.tsx";
import type { OpenTicket } from "../../features/ticket/readTicket.ts";
import { TierPanel } from "../../features/tier/TierPanel.tsx";
import { VisitsPanel } from "../../features/visits/VisitsPanel.tsx";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";

const CallsBody = lazy(async () => ({ default: (await import("./CallsBody.tsx")).CallsBody }));

const TASK_TEXTS = {
  visit: "task.visit",
  callback: "task.callback",
  handover: "task.handover",
  report: "task.report",
} as const satisfies Record<Exclude<Brief["ticket"]["kind"], "request">, TextKey>;

/** Everything the Worker tells about the ticket. */
export function BriefBody(props: {
  readonly brief: Brief;
  /** Epoch milliseconds at which the brief came. */
  readonly receivedAt: number;
  /** Null: Zendesk's form has not been read yet. */
  readonly ticket: OpenTicket | null;
}) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const { brief, receivedAt, ticket } = props;
  const { kind } = brief.ticket;
  // Once shown, calls stay: the last one of them may be taken back.
  const [hadCalls, setHadCalls] = useState(false);
  const hasCalls = hadCalls || (brief.callbacks?.length ?? 0) + (brief.ownCallbacks?.length ?? 0) > 0;
  if (hasCalls && !hadCalls) setHadCalls(true);
  const whom =
    brief.customer === null
      ? null
      : {
          organizationId: brief.customer.id,
          name: brief.customer.name,
          requesterId: ticket?.organization?.id === brief.customer.id ? (ticket.requester?.id ?? null) : null,
        };
  const data = useMemo(
    () =>
      placeholderData({
        ticketId: brief.ticket.id,
        subject: ticket?.subject ?? null,
        status: ticket?.status ?? null,
        priority: ticket?.priority ?? null,
        organizationName: brief.customer?.name ?? ticket?.organization?.name ?? null,
        requester: ticket?.requester ?? null,
        assignee: ticket?.assignee ?? null,
        currentUser: session.user,
      }),
    [brief, ticket, session],
  );
  const calls = hasCalls ? (
    <Suspense key="calls" fallback={null}>
      <CallsBody brief={brief} receivedAt={receivedAt} />
    </Suspense>
  ) : null;
  const isCallFirst =
    kind === "callback" || brief.callbacks?.some(({ state }) => state === "overdue") === true;
  // Keys: a form that is open survives when its call becomes overdue and moves up.
  const panels = [
    isCallFirst ? calls : null,
    <PromisesPanel key="promises" brief={brief} receivedAt={receivedAt} />,
    kind === "request" ? null : (
      <Notice key="task" tone="info">
        {t(TASK_TEXTS[kind])}
      </Notice>
    ),
    brief.serviceLevel === null ? null : (
      <ServiceLevelPanel key="level" level={brief.serviceLevel} tier={brief.tier} />
    ),
    brief.visits === null ? null : (
      <VisitsPanel key="visits" visits={brief.visits} whom={whom} ticketId={brief.ticket.id} />
    ),
    isCallFirst ? null : calls,
  ];
  return (
    <>
      <TierPanel brief={brief}>
        <OverrideSection brief={brief} />
      </TierPanel>
      {panels}
      <RepliesPanel
        replies={brief.replies}
        data={data}
        language={replyLanguage(ticket?.requester?.locale ?? null, language)}
      />
    </>
  );
}
