import type { ReactNode } from "react";
import { formatClock } from "../../shared/i18n/format.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import type { FieldsBecause, SidebarView } from "./sidebarView.ts";

const BECAUSE_TEXTS = {
  unreachable: "notice.unreachable",
  refused: "notice.refused",
  not_configured: "notice.notConfigured",
  unknown_ticket: "notice.unknownTicket",
  slow: "notice.slow",
} as const satisfies Record<FieldsBecause, TextKey>;

/** Says, quietly, why not everything is here or fresh, with a way to try again. */
export function StandingNotice(props: {
  readonly view: SidebarView;
  readonly isLooking: boolean;
  readonly onRetry: () => void;
}): ReactNode {
  const { t, language } = useTranslation();
  const { view, isLooking, onRetry } = props;
  const retry = { label: t(isLooking ? "notice.retrying" : "notice.retry"), run: onRetry };
  switch (view.kind) {
    case "loading":
      return null;
    case "brief":
      if (view.keptSince === null) return null;
      return (
        <Notice tone="info" action={retry}>
          {t("notice.unreachableKept", { time: formatClock(view.keptSince, language) })}
        </Notice>
      );
    case "fields":
      if (view.because === "slow") return <Notice tone="info">{t("notice.slow")}</Notice>;
      return (
        <Notice tone="info" action={retry}>
          {t(BECAUSE_TEXTS[view.because])}
        </Notice>
      );
  }
}
