import { useState } from "react";
import styled from "styled-components";
import {
  FEW,
  fetchVisitLists,
  type VisitListName,
  type VisitLists,
} from "../../features/visit-lists/fetchVisitLists.ts";
import {
  staleRow,
  unsignedRow,
  unsolvedRow,
  type VisitListRow,
} from "../../features/visit-lists/visitListRows.ts";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { useNames } from "../../shared/task/useNames.ts";
import { Figures } from "./Figures.tsx";
import { LinkRows } from "./LinkRows.tsx";
import { Remark } from "./Remark.tsx";
import { ShowAll } from "./ShowAll.tsx";

const Part = styled.div`
  & + & { margin-top: ${({ theme }) => theme.space.md}; }
`;

const Title = styled.h3`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

/** Unsigned orders (A12), yesterday's unsolved ones (D3) and profiles to review (A15). */
export function VisitFigures() {
  const [whole, setWhole] = useState<readonly VisitListName[]>([]);
  const toggle = (name: VisitListName): void =>
    setWhole(whole.includes(name) ? whole.filter((each) => each !== name) : [...whole, name]);
  return (
    <Figures
      name={["visits", ...whole.toSorted()].join()}
      ask={(zaf, session) => fetchVisitLists(zaf, session, whole)}
      unread="admin.visits.unread"
    >
      {(lists) => <ThreeLists lists={lists} whole={whole} onToggle={toggle} />}
    </Figures>
  );
}

function ThreeLists(props: {
  readonly lists: VisitLists;
  readonly whole: readonly VisitListName[];
  readonly onToggle: (name: VisitListName) => void;
}) {
  const { t, language } = useTranslation();
  const { unsigned, unsolved, stale } = props.lists;
  const names = useNames(
    [...unsigned.orders, ...unsolved.orders].map(({ engineerId }) =>
      engineerId === null ? null : { id: engineerId, name: null },
    ),
  );
  const day = (date: string) => ({ day: formatLocalDate(date, language) });
  const opening = (name: VisitListName) => ({
    isWhole: props.whole.includes(name),
    onToggle: () => props.onToggle(name),
  });
  return (
    <>
      <FollowUpList
        title={t("admin.visits.unsigned")}
        remark={t("admin.visits.doneBefore", day(unsigned.before))}
        nothing={t("admin.visits.noneUnsigned")}
        rows={unsigned.orders.map((order) => unsignedRow(order, names, t, language))}
        left={unsigned.left}
        {...opening("unsigned")}
      />
      <FollowUpList
        title={t("admin.visits.unsolved")}
        remark={t("admin.visits.doneOn", day(unsolved.day))}
        nothing={t("admin.visits.noneUnsolved", day(unsolved.day))}
        rows={unsolved.orders.map((order) => unsolvedRow(order, names, t))}
        left={unsolved.left}
        {...opening("unsolved")}
      />
      <FollowUpList
        title={t("admin.visits.stale")}
        remark={stale.before === null ? null : t("admin.visits.reviewedBefore", day(stale.before))}
        nothing={t(stale.before === null ? "admin.visits.noReviews" : "admin.visits.noneStale")}
        rows={stale.profiles.map((profile) => staleRow(profile, t, language))}
        left={stale.left}
        {...opening("stale")}
      />
    </>
  );
}

/** A few rows under their heading, or all that the Worker gives; what is left out even then is said. */
function FollowUpList(props: {
  readonly title: string;
  readonly remark: string | null;
  readonly nothing: string;
  readonly rows: readonly VisitListRow[];
  readonly left: number;
  readonly isWhole: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  const { title, remark, rows, left, isWhole } = props;
  const count = rows.length + left;
  return (
    <Part>
      <Title>{title}</Title>
      {rows.length === 0 ? (
        <p>{props.nothing}</p>
      ) : (
        <>
          {remark === null ? null : <Remark>{remark}</Remark>}
          <LinkRows name={title} rows={rows} />
          {isWhole && left > 0 ? <Remark>{t("admin.left", { count: left })}</Remark> : null}
          {count > FEW ? (
            <ShowAll count={count} isOpen={isWhole} onToggle={props.onToggle} of={title} />
          ) : null}
        </>
      )}
    </Part>
  );
}
