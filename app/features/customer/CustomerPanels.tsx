import type { OrganizationBrief } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskQuiet } from "../../shared/task/TaskForm.tsx";
import { CustomerSection } from "./CustomerSection.tsx";
import { callLines, factLines, historyLines, peopleLines, promiseLines } from "./customerLines.ts";

/** The rest of a customer: promises kept and broken, who looks after them, facts, tier history, calls. */
export function CustomerPanels(props: { readonly brief: OrganizationBrief }) {
  const { t, language } = useTranslation();
  const { brief } = props;
  const { latestTickets } = brief.promises;
  return (
    <>
      <CustomerSection title={t("customer.promises")} lines={promiseLines(brief, t)}>
        {latestTickets === null ? null : (
          <TaskQuiet>{t("customer.latestTickets", { count: latestTickets })}</TaskQuiet>
        )}
      </CustomerSection>
      <CustomerSection title={t("customer.people")} lines={peopleLines(brief, t, language)} />
      <CustomerSection title={t("customer.facts")} lines={factLines(brief, t, language)} />
      <CustomerSection title={t("customer.history")} lines={historyLines(brief, t, language)} />
      <CustomerSection title={t("customer.calls")} lines={callLines(brief, t, language)} />
    </>
  );
}
