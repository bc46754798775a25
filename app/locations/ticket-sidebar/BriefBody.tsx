import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import type { Brief } from "#core";
import { useMinute } from "../../features/callbacks/useMinute.ts";
import { OverrideSection } from "../../features/override/OverrideSection.tsx";
import { PromisesPanel } from "../../features/promises/PromisesPanel.tsx";
import { placeholderData } from "../../features/replies/placeholderData.ts";
import { replyLanguage } from "../../features/replies/replyLanguage.ts";
import { useRights } from "../../features/rights/useRights.ts";
import { ServiceLevelPanel } from "../../features/service-level/ServiceLevelPanel.tsx";
import type { OpenTicket } from "../../features/ticket/readTicket.ts";
import { TierPanel } from "../../features/tier/TierPanel.tsx";
import { VisitsPanel } from "../../features/visits/VisitsPanel.tsx";
import { isChat } from "../../shared/composer/isChat.ts";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { PanelColumn } from "./PanelColumn.tsx";
import { flowNow } from "./flowNow.ts";
import { panelFacts } from "./panelFacts.ts";
import type { PanelFacts } from "./panelOrder.ts";
import { ticketWriting } from "./ticketWriting.ts";
import { WritingNotice } from "./WritingNotice.tsx";

const RepliesPanel = lazy(async () => ({
  default: (await import("../../features/replies/RepliesPanel.tsx")).RepliesPanel,
}));
const CallsBody = lazy(async () => ({ default: (await import("./CallsBody.tsx")).CallsBody }));
const FlowsBody = lazy(async () => ({ default: (await import("./FlowsBody.tsx")).FlowsBody }));
const HistoryPanel = lazy(async () => ({
  default: (await import("../../features/history/HistoryPanel.tsx")).HistoryPanel,
}));
const OwnCallsBody = lazy(async () => ({ default: (await import("./OwnCallsBody.tsx")).OwnCallsBody }));

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
  /** What the guard says of the draft, in a word, and what it found. */
  readonly draft: PanelFacts["guard"];
  readonly findings: ReactNode;
}) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const { brief, receivedAt, ticket } = props;
  const { kind } = brief.ticket;
  const now = useMinute(brief.asOf, receivedAt);
  // Once shown, calls stay: the last one of them may be taken back.
  const [hadCalls, setHadCalls] = useState(false);
  const hasCalls = hadCalls || (brief.callbacks?.length ?? 0) > 0;
  if (hasCalls && !hadCalls) setHadCalls(true);
  const writing = ticketWriting(ticket?.status ?? null, useRights());
  const canWriteTasks = writing !== "notes_only";
  const whom =
    brief.customer === null || !canWriteTasks
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
  return (
    <>
      <TierPanel brief={brief}>
        <OverrideSection brief={brief} />
      </TierPanel>
      <WritingNotice writing={writing} isChat={isChat(ticket?.channel ?? null)} />
      <PanelColumn
        facts={panelFacts(brief, now, { guard: props.draft, flow: flowNow(brief) })}
        panels={{
          calls: hasCalls ? (
            <Suspense fallback={null}>
              <CallsBody brief={brief} receivedAt={receivedAt} canRecord={canWriteTasks} />
            </Suspense>
          ) : null,
          guard: props.findings,
          promises: <PromisesPanel brief={brief} receivedAt={receivedAt} />,
          task: kind === "request" ? null : <Notice tone="info">{t(TASK_TEXTS[kind])}</Notice>,
          flow:
            (brief.flows?.length ?? 0) > 0 ? (
              <Suspense fallback={null}>
                <FlowsBody
                  brief={brief}
                  data={data}
                  language={replyLanguage(ticket?.requester?.locale ?? null, language)}
                  canWrite={writing === "anything"}
                />
              </Suspense>
            ) : null,
          visits:
            brief.visits === null ? null : (
              <VisitsPanel visits={brief.visits} whom={whom} ticketId={brief.ticket.id} />
            ),
          replies:
            writing === "anything" ? (
              <Suspense fallback={null}>
                <RepliesPanel
                  replies={brief.replies}
                  data={data}
                  language={replyLanguage(ticket?.requester?.locale ?? null, language)}
                />
              </Suspense>
            ) : null,
          history:
            (brief.history?.length ?? 0) > 0 ? (
              <Suspense fallback={null}>
                <HistoryPanel solved={brief.history ?? []} />
              </Suspense>
            ) : null,
          own_calls:
            (brief.ownCallbacks?.length ?? 0) > 0 ? (
              <Suspense fallback={null}>
                <OwnCallsBody brief={brief} receivedAt={receivedAt} />
              </Suspense>
            ) : null,
          level:
            brief.serviceLevel === null ? null : (
              <ServiceLevelPanel level={brief.serviceLevel} tier={brief.tier} />
            ),
        }}
      />
    </>
  );
}
