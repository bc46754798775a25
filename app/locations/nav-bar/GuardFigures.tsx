import { fetchGuardCounts, type GuardCounts } from "../../features/guard-counts/fetchGuardCounts.ts";
import { guardCountRows } from "../../features/guard-counts/guardCountRows.ts";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Figures } from "./Figures.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { Remark } from "./Remark.tsx";

/** On how many tickets each rule of the guard warned, blocked and was overridden lately (decision 011). */
export function GuardFigures() {
  return (
    <Figures name="guard" ask={fetchGuardCounts} unread="admin.guard.unread">
      {(list) => <GuardTable list={list} />}
    </Figures>
  );
}

function GuardTable({ list }: { readonly list: GuardCounts }) {
  const { t, language } = useTranslation();
  const day = formatLocalDate(list.since, language);
  const rows = guardCountRows(list.counts, t, language);
  if (rows.length === 0) return <p>{t("admin.guard.nothing", { day })}</p>;
  return (
    <>
      <Remark>{t("admin.guard.counted", { day })}</Remark>
      <FigureTable
        name={t("admin.guard.title")}
        columns={[
          t("admin.guard.column.rule"),
          t("admin.guard.column.warned"),
          t("admin.guard.column.blocked"),
          t("admin.guard.column.overridden"),
        ]}
        rows={rows.map(({ rule, title, tickets }) => ({
          key: rule,
          title,
          figures: [tickets.warned, tickets.blocked, tickets.overridden],
        }))}
      />
    </>
  );
}
