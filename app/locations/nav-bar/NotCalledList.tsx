import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@zendeskgarden/react-buttons";
import { useState } from "react";
import styled from "styled-components";
import { type CalledPeriod, periodDates } from "../../features/not-called/calledPeriod.ts";
import {
  fetchNotCalled,
  type NotCalled,
  type UncalledCustomer,
} from "../../features/not-called/fetchNotCalled.ts";
import { notCalledRows } from "../../features/not-called/notCalledRows.ts";
import { TierBadge } from "../../features/tier/TierBadge.tsx";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import { localToday } from "../../shared/time/localToday.ts";
import { BACK_HERE } from "./backHere.ts";
import { FigureTable } from "./FigureTable.tsx";
import { LinkRows } from "./LinkRows.tsx";
import { Remark } from "./Remark.tsx";
import { ShowAll } from "./ShowAll.tsx";
import { UnreadNotice } from "./UnreadNotice.tsx";

const FIRST_GROUPS = 8;

const More = styled(Button)`
  margin-top: ${({ theme }) => theme.space.sm};
`;

/** Who was not called in the period: counted by what is known of them, and one by one. */
export function NotCalledList({ period }: { readonly period: CalledPeriod }) {
  const { t, language } = useTranslation();
  const { zaf, session } = useConnection();
  const dates = periodDates(period, localToday());
  const list = useInfiniteQuery({
    queryKey: ["list", "not_called", dates.from, dates.to],
    queryFn: ({ pageParam }) => fetchNotCalled(zaf, session, dates, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.ok ? page.value.next : null),
  });
  const ask = (): void => void list.refetch();
  useZafEvents(BACK_HERE, ask);
  if (list.data === undefined) return <LoadingLines label="admin.loadingFigures" />;
  const { pages } = list.data;
  const known = pages.flatMap((page) => (page.ok ? [page.value] : []));
  const failed = pages.flatMap((page) => (page.ok ? [] : [page.error])).at(-1);
  const counted = known[0];
  return (
    <>
      {counted === undefined ? null : (
        <>
          <Counts
            list={counted}
            from={formatLocalDate(dates.from, language)}
            to={formatLocalDate(dates.last, language)}
          />
          <Customers
            customers={known.flatMap(({ customers }) => customers)}
            count={notCalledRows(counted, t, language).customers}
            isAsking={list.isFetchingNextPage}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
          />
        </>
      )}
      {failed === undefined ? null : (
        <UnreadNotice
          problem={failed}
          unread="admin.notCalled.unread"
          isAsking={list.isFetching}
          onRetry={ask}
        />
      )}
    </>
  );
}

function Counts(props: { readonly list: NotCalled; readonly from: string; readonly to: string }) {
  const { t, language } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const { customers, title, rows } = notCalledRows(props.list, t, language);
  const { from, to } = props;
  if (customers === 0) {
    return (
      <>
        <Remark>{t("visits.period", { from, to })}</Remark>
        <p>{t("admin.notCalled.everybody")}</p>
      </>
    );
  }
  return (
    <>
      <p>{t("admin.notCalled.count", { count: customers, from, to })}</p>
      {title === null ? null : (
        <FigureTable
          name={t("admin.notCalled.counts")}
          columns={[title, t("admin.notCalled.customers")]}
          rows={(showsAll ? rows : rows.slice(0, FIRST_GROUPS)).map((row) => ({
            key: row.title,
            title: row.title,
            figures: [row.customers],
          }))}
        />
      )}
      {rows.length > FIRST_GROUPS ? (
        <ShowAll
          count={rows.length}
          isOpen={showsAll}
          onToggle={() => setShowsAll(!showsAll)}
          of={t("admin.notCalled.counts")}
        />
      ) : null}
    </>
  );
}

function Customers(props: {
  readonly customers: readonly UncalledCustomer[];
  /** Of all of them. */
  readonly count: number;
  readonly isAsking: boolean;
  /** Null: there are no others. */
  readonly onMore: (() => void) | null;
}) {
  const { t, language } = useTranslation();
  const { customers, isAsking, onMore } = props;
  const [shownBefore, setShownBefore] = useState<number | null>(null);
  if (customers.length === 0) return null;
  const more = (): void => {
    if (isAsking) return;
    setShownBefore(customers.length);
    onMore?.();
  };
  return (
    <>
      <LinkRows
        name={t("admin.notCalled.title")}
        goOnAt={shownBefore}
        rows={customers.map(({ id, name, tier }) => ({
          key: String(id),
          title: name ?? t("tier.unnamed", { id: String(id) }),
          to: ["organization", id],
          detail:
            tier === null ? (
              t("tier.notSet")
            ) : (
              <TierBadge title={localized(tier.title, language)} colour={tier.colour} />
            ),
        }))}
      />
      {onMore === null ? null : (
        <More size="small" onClick={more}>
          {isAsking ? t("admin.loadingMore") : t("admin.showMore", { count: props.count - customers.length })}
        </More>
      )}
    </>
  );
}
