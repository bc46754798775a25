import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import type { TicketWriting } from "./ticketWriting.ts";

const TEXTS = {
  anything: null,
  not_here: "layout.closed",
  notes_only: "layout.notesOnly",
} as const satisfies Record<TicketWriting, TextKey | null>;

/** Says why something cannot be written, or goes another way than usual. */
export function WritingNotice(props: { readonly writing: TicketWriting; readonly isChat: boolean }) {
  const { t } = useTranslation();
  const key = TEXTS[props.writing] ?? (props.isChat ? "layout.chat" : null);
  return key === null ? null : <Notice tone="info">{t(key)}</Notice>;
}
