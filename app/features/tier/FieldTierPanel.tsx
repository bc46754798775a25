import type { ReactNode } from "react";
import type { TierColour } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { CustomerHead } from "./CustomerHead.tsx";

/** The badge when only Zendesk's field is known: no reasons. `name: null` means no organization. */
export function FieldTierPanel(props: {
  readonly tier: { readonly title: string; readonly colour: TierColour } | null;
  readonly name: string | null;
  readonly remark?: ReactNode;
}) {
  const { t } = useTranslation();
  const { tier, name, remark = null } = props;
  return (
    <Panel title={t("tier.label")} isTitleHidden>
      <CustomerHead
        tier={tier ?? { title: t("tier.notSet"), colour: "grey" }}
        name={name ?? t("tier.noOrganization")}
        remark={remark}
      />
    </Panel>
  );
}
