import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { isAbout, readChangeNotice } from "../../features/brief/readChangeNotice.ts";
import { useOrganizationBrief } from "../../features/brief/useOrganizationBrief.ts";
import { OpenTasksPanel } from "../../features/field-standing/OpenTasksPanel.tsx";
import { useFieldStanding } from "../../features/field-standing/useFieldStanding.ts";
import { FieldTierPanel } from "../../features/tier/FieldTierPanel.tsx";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import { formatClock } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { SidebarFrame } from "../../shared/layout/SidebarFrame.tsx";
import type { Zaf } from "../../zaf/zaf.ts";
import { OrganizationBody } from "./OrganizationBody.tsx";

const WORKER_CHANGED = ["api_notification.tierwise_changed"];
const BACK_HERE = ["app.activated"];

const OrganizationId = v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1));

async function readOrganizationId(zaf: Zaf): Promise<number | null> {
  const values = await zaf.get(["organization.id"]);
  const id = v.safeParse(OrganizationId, values.ok ? values.value["organization.id"] : null);
  return id.success ? id.output : null;
}

/** The whole customer on screen; while the Worker has no answer, the tier from Zendesk's own field. */
export function OrganizationSidebar() {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const organization = useQuery({ queryKey: ["organization_id"], queryFn: () => readOrganizationId(zaf) });
  const id = organization.data;
  const { brief, answeredAt, isFailing, look } = useOrganizationBrief(id ?? null);
  const fields = useFieldStanding({
    organizationId: id ?? null,
    readsTicket: false,
    isWanted: isFailing && brief === null && id !== undefined && id !== null,
  });
  const { standing, isUnreadable } = fields;
  const lookAgain = (): void => {
    if (typeof id === "number") look();
    else void organization.refetch();
    fields.look();
  };
  useZafEvents(WORKER_CHANGED, (data) => {
    if (isAbout(readChangeNotice(data), { ticketId: null, organizationId: id ?? null, agentId: null }))
      lookAgain();
  });
  useZafEvents(BACK_HERE, lookAgain);
  if (brief !== null) {
    return (
      <SidebarFrame>
        {isFailing ? (
          <Notice tone="info" action={{ label: t("notice.retry"), run: look }}>
            {t("notice.unreachableKept", { time: formatClock(answeredAt, language) })}
          </Notice>
        ) : null}
        <OrganizationBody brief={brief} receivedAt={answeredAt} />
      </SidebarFrame>
    );
  }
  if (isUnreadable || id === null) {
    return (
      <SidebarFrame>
        <Notice tone="info" action={{ label: t("notice.retry"), run: lookAgain }}>
          {t("customer.unreadable")}
        </Notice>
      </SidebarFrame>
    );
  }
  return (
    <SidebarFrame>
      {standing === null ? (
        <LoadingLines />
      ) : (
        <>
          <Notice tone="info" action={{ label: t("notice.retry"), run: look }}>
            {t("customer.unreachable")}
          </Notice>
          <FieldTierPanel tier={standing.tier} name={standing.organization?.name ?? null} />
          <OpenTasksPanel organizationId={id ?? 0} ticketId={null} />
        </>
      )}
    </SidebarFrame>
  );
}
