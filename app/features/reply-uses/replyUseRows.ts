import type { Language } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import type { Translate } from "../../shared/i18n/translate.ts";
import type { ReplyUse } from "./fetchReplyUses.ts";

/** A reply with its title in words and its numbers of tickets. */
export type ReplyUseRow = Omit<ReplyUse, "title"> & { readonly title: string };

/** The replies before "show all", and all of them with those that nobody used. */
export type ReplyUseRows = { readonly top: readonly ReplyUseRow[]; readonly all: readonly ReplyUseRow[] };

const TOP_AT_MOST = 10;

/** The most used first, among equals by title. `top` has used ones only: an unused one says nothing there. */
export function replyUseRows(replies: readonly ReplyUse[], t: Translate, language: Language): ReplyUseRows {
  const all = replies
    .map((use) => ({
      ...use,
      title:
        use.title === null ? t("admin.replies.gone", { reply: use.reply }) : localized(use.title, language),
    }))
    .toSorted((one, other) => other.tickets - one.tickets || one.title.localeCompare(other.title, language));
  return { top: all.filter(({ tickets }) => tickets > 0).slice(0, TOP_AT_MOST), all };
}
