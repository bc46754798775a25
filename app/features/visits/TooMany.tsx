import type { VisitTooMany } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskWarning } from "../../shared/task/TaskForm.tsx";

/** What the policy says to one visit more in the period of the chosen date; nothing where there is room. */
export function TooMany({ verdict }: { readonly verdict: VisitTooMany | null }) {
  const { t } = useTranslation();
  if (verdict === null) return null;
  const { kind, atMost, made } = verdict;
  const key = kind === "block" ? "visits.form.block" : "visits.form.warn";
  return <TaskWarning>{t(key, { atMost, made })}</TaskWarning>;
}
