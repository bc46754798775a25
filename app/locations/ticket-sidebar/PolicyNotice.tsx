import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";

/** Tells admins, who can mend it, that the policy in the settings has a mistake. Agents cannot, and see nothing. */
export function PolicyNotice(props: { readonly problem: string | null }) {
  const { t } = useTranslation();
  const { zaf, session } = useConnection();
  if (props.problem === null || session.user.role !== "admin") return null;
  const openPage = (): void => void zaf.invoke("routeTo", "nav_bar", "tierwise");
  return (
    <Notice tone="warning" action={{ label: t("notice.openAdminPage"), run: openPage }}>
      {t("notice.policyProblem", { problem: props.problem })}
    </Notice>
  );
}
