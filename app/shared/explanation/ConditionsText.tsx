import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { ConditionsVerdict, RankVerdict } from "#core";
import { useTranslation } from "../i18n/Translation.tsx";
import { CriterionList } from "./CriterionList.tsx";
import { conditionText, rankText } from "./conditionText.ts";

const Lead = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** A rule's criteria with their verdicts: its rank, all of `all`, at least one of `any`. */
export function ConditionsText(props: {
  readonly when: ConditionsVerdict | null;
  readonly rank?: RankVerdict | null;
}) {
  const { t, language } = useTranslation();
  const { when, rank } = props;
  const all = [
    ...(rank == null ? [] : [rankText(rank, t, language)]),
    ...(when?.all ?? []).map((verdict) => conditionText(verdict, t, language)),
  ];
  const any = (when?.any ?? []).map((verdict) => conditionText(verdict, t, language));
  return (
    <>
      {all.length > 1 ? <Lead>{t("rules.all")}</Lead> : null}
      {all.length > 0 ? <CriterionList criteria={all} /> : null}
      {any.length > 1 ? <Lead>{t("rules.any")}</Lead> : null}
      {any.length > 0 ? <CriterionList criteria={any} /> : null}
    </>
  );
}
