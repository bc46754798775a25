import { useQuery } from "@tanstack/react-query";
import * as v from "valibot";
import { isAbout, readChangeNotice } from "../../features/brief/readChangeNotice.ts";
import { useFieldStanding } from "../../features/field-standing/useFieldStanding.ts";
import { FieldTierPanel } from "../../features/tier/FieldTierPanel.tsx";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { SidebarFrame } from "../../shared/layout/SidebarFrame.tsx";
import type { Zaf } from "../../zaf/zaf.ts";

const WORKER_CHANGED = ["api_notification.tierwise_changed"];
const BACK_HERE = ["app.activated"];

const OrganizationId = v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1));

async function readOrganizationId(zaf: Zaf): Promise<number | null> {
  const values = await zaf.get(["organization.id"]);
  const id = v.safeParse(OrganizationId, values.ok ? values.value["organization.id"] : null);
  return id.success ? id.output : null;
}

/** The tier of the organization on screen, from its field; its reasons are on its tickets. */
export function OrganizationSidebar() {
  const { t } = useTranslation();
  const { zaf } = useConnection();
  const id = useQuery({ queryKey: ["organization_id"], queryFn: () => readOrganizationId(zaf) }).data;
  const { standing, isUnreadable, look } = useFieldStanding({
    organizationId: id ?? null,
    readsTicket: false,
    isWanted: id !== undefined && id !== null,
  });
  useZafEvents(WORKER_CHANGED, (data) => {
    if (isAbout(readChangeNotice(data), { ticketId: null, organizationId: id ?? null })) look();
  });
  useZafEvents(BACK_HERE, look);
  if (isUnreadable || id === null) {
    return (
      <SidebarFrame>
        <Notice tone="info">{t("fields.unreadable")}</Notice>
      </SidebarFrame>
    );
  }
  return (
    <SidebarFrame>
      {standing === null ? (
        <LoadingLines />
      ) : (
        <FieldTierPanel
          tier={standing.tier}
          name={standing.organization?.name ?? null}
          remark={t("fields.fromZendesk")}
        />
      )}
    </SidebarFrame>
  );
}
