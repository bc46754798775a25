import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import type { WorkerProblem } from "../../zaf/requestWorker.ts";
import { figuresProblem } from "./figuresProblem.ts";

/** Why a list of the Worker's is missing, with another try. */
export function UnreadNotice(props: {
  readonly problem: WorkerProblem;
  /** Where nothing but another try can mend it. */
  readonly unread: TextKey;
  readonly isAsking: boolean;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="warning"
      action={{ label: t(props.isAsking ? "notice.retrying" : "notice.retry"), run: props.onRetry }}
    >
      {t(figuresProblem(props.problem, props.unread))}
    </Notice>
  );
}
