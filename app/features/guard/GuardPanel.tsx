import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { Language } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { ForReaders } from "../../shared/layout/ForReaders.tsx";
import { Notice } from "../../shared/layout/Notice.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { FindingItem } from "./FindingItem.tsx";
import type { GuardDesk } from "./guardDesk.ts";
import { findingId, type GuardStanding } from "./guardStanding.ts";
import { OverrideLine } from "./OverrideLine.tsx";
import { UndoLine } from "./UndoLine.tsx";

const Why = styled.p`
  display: block;
  margin-top: ${({ theme }) => theme.space.xs};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** What the check of the draft found, with what to write instead. Nothing where all is well. */
export function GuardPanel(props: {
  readonly standing: GuardStanding;
  readonly desk: GuardDesk;
  /** Better wordings are given in the customer's language. */
  readonly customerLanguage: Language | null;
}) {
  const { t, language } = useTranslation();
  const { standing, desk } = props;
  if (standing.kind === "resting") return null;
  if (standing.kind === "unchecked") return <Notice tone="info">{t("guard.unchecked")}</Notice>;
  const { blocking, warning, allowed, canUndo, draft, override } = standing;
  const found = [...blocking, ...warning];
  if (found.length === 0 && allowed === null && !canUndo) return null;
  const count = override === "not_held_back" ? 0 : blocking.length;
  return (
    <Panel title={t("guard.label")}>
      <ForReaders as="output">{count === 0 ? "" : t("guard.counted", { count })}</ForReaders>
      {found.map((finding, place) => (
        <FindingItem
          key={`${findingId(finding)} ${found.slice(0, place).filter((one) => findingId(one) === findingId(finding)).length}`}
          finding={finding}
          draft={draft}
          betterLanguage={props.customerLanguage ?? language}
          desk={desk}
        />
      ))}
      {canUndo ? <UndoLine desk={desk} /> : null}
      {blocking.length > 0 && override === "not_held_back" ? (
        <Why as="output">{t("guard.notHeldBack")}</Why>
      ) : null}
      {count > 0 && override === "once_saved" ? <Why>{t("guard.onceSaved")}</Why> : null}
      {allowed === null && (count === 0 || override !== "offered") ? null : (
        <OverrideLine isBlocked={count > 0} reason={allowed?.reason ?? null} desk={desk} />
      )}
    </Panel>
  );
}
