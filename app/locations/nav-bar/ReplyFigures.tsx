import { useState } from "react";
import { fetchReplyUses, type ReplyUses } from "../../features/reply-uses/fetchReplyUses.ts";
import { replyUseRows } from "../../features/reply-uses/replyUseRows.ts";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Figures } from "./Figures.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { Remark } from "./Remark.tsx";
import { ShowAll } from "./ShowAll.tsx";

/** On how many tickets each reply was used lately, and what became of them (decision 012). */
export function ReplyFigures() {
  return (
    <Figures name="replies" ask={fetchReplyUses} unread="admin.replies.unread">
      {(list) => <ReplyTable list={list} />}
    </Figures>
  );
}

function ReplyTable({ list }: { readonly list: ReplyUses }) {
  const { t, language } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const { since, within, replies } = list;
  const day = formatLocalDate(since, language);
  const { top, all } = replyUseRows(replies, t, language);
  if (top.length === 0) return <p>{t("admin.replies.nothing", { day })}</p>;
  return (
    <>
      <Remark>{t("admin.replies.counted", { day })}</Remark>
      <FigureTable
        name={t("admin.replies.title")}
        columns={[
          t("admin.replies.column.reply"),
          t("admin.replies.column.used"),
          t("admin.replies.column.solved", { within }),
          t("admin.replies.column.reopened"),
          t("admin.replies.column.good"),
          t("admin.replies.column.bad"),
        ]}
        rows={(showsAll ? all : top).map(({ reply, title, tickets, solved, reopened, good, bad }) => ({
          key: reply,
          title,
          figures: [tickets, solved, reopened, good, bad],
        }))}
      />
      {all.length === top.length ? null : (
        <ShowAll count={all.length} isOpen={showsAll} onToggle={() => setShowsAll(!showsAll)} />
      )}
    </>
  );
}
