import { lazy, Suspense } from "react";
import type { FieldStandingState } from "../../features/field-standing/useFieldStanding.ts";
import { FieldLevelPanel } from "../../features/service-level/FieldLevelPanel.tsx";
import { FieldTierPanel } from "../../features/tier/FieldTierPanel.tsx";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";

const OpenTasksPanel = lazy(async () => ({
  default: (await import("../../features/field-standing/OpenTasksPanel.tsx")).OpenTasksPanel,
}));

/** Badge, level and open tasks from Zendesk's own fields, for when the Worker has no answer. */
export function FieldsBody(props: { readonly fields: FieldStandingState; readonly ticketId: number | null }) {
  const { t } = useTranslation();
  const { standing, isUnreadable } = props.fields;
  if (isUnreadable) return <Notice tone="info">{t("fields.unreadable")}</Notice>;
  if (standing === null) return <LoadingLines />;
  return (
    <>
      <FieldTierPanel tier={standing.tier} name={standing.organization?.name ?? null} />
      <FieldLevelPanel title={standing.serviceLevel} />
      {standing.organization === null ? null : (
        <Suspense fallback={null}>
          <OpenTasksPanel organizationId={standing.organization.id} ticketId={props.ticketId} />
        </Suspense>
      )}
    </>
  );
}
