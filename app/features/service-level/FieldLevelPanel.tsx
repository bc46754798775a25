import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { LevelTitle } from "./LevelTitle.tsx";

/** The level when only Zendesk's field is known: no reasons. */
export function FieldLevelPanel(props: { readonly title: string | null }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("serviceLevel.label")}>
      <LevelTitle title={props.title} />
    </Panel>
  );
}
