import { type ReactNode, Suspense } from "react";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { Safeguard } from "../Safeguard.tsx";
import { Card } from "./Card.tsx";

/** A card whose figures are fetched when it is shown; if they break, the rest of the page stays. */
export function FigureCard(props: {
  readonly title: string;
  readonly unread: TextKey;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Card title={props.title}>
      <Safeguard fallback={<Notice tone="warning">{t(props.unread)}</Notice>}>
        <Suspense fallback={<LoadingLines label="admin.loadingFigures" />}>{props.children}</Suspense>
      </Safeguard>
    </Card>
  );
}
