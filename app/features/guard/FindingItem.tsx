import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import { useState } from "react";
import styled from "styled-components";
import type { DraftFinding, Language } from "#core";
import { type Draft, draftText } from "../../shared/composer/draftText.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { findingTitle } from "./findingText.ts";
import type { GuardDesk } from "./guardDesk.ts";

/** Enough of the draft on both sides to recognise the place. In UTF-16 units. */
const CONTEXT = 24;

const Card = styled.div<{ $blocks: boolean }>`
  margin-top: ${({ theme }) => theme.space.xs};
  padding: ${({ theme }) => `0 0 0 ${theme.space.xs}`};
  border-left: 3px solid
    ${({ theme, $blocks }) => getColor({ theme, variable: $blocks ? "border.dangerEmphasis" : "border.warningEmphasis" })};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  overflow-wrap: anywhere;
`;

const Severity = styled.span<{ $blocks: boolean }>`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  color: ${({ theme, $blocks }) => getColor({ theme, variable: $blocks ? "foreground.danger" : "foreground.warning" })};
`;

const Quiet = styled.span`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const Found = styled.mark<{ $blocks: boolean }>`
  padding: 0 1px;
  background: none;
  color: inherit;
  text-decoration: underline;
  text-decoration-color: ${({ theme, $blocks }) =>
    getColor({ theme, variable: $blocks ? "foreground.danger" : "foreground.warning" })};
  text-decoration-thickness: 2px;
`;

const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: ${({ theme }) => `${theme.space.xxs} ${theme.space.sm}`};
  margin-top: ${({ theme }) => theme.space.xxs};
`;

/** One finding: how grave, what, where in the draft, and what to write instead. */
export function FindingItem(props: {
  readonly finding: DraftFinding;
  readonly draft: Draft;
  readonly betterLanguage: Language;
  readonly desk: GuardDesk;
}) {
  const { t, language } = useTranslation();
  const { finding, draft, desk } = props;
  const [isByHand, setIsByHand] = useState(false);
  const blocks = finding.verdict === "block";
  const better = finding.better === null ? null : localized(finding.better, props.betterLanguage);
  const { text } = draftText(draft);
  const { from, to } = finding;
  const before = text.slice(Math.max(0, from - CONTEXT), from);
  const after = text.slice(to, to + CONTEXT);
  const use = async (words: string): Promise<void> => setIsByHand(!(await desk.use(finding, words)));
  return (
    <Card $blocks={blocks}>
      <div>
        <Severity $blocks={blocks}>{t(blocks ? "guard.verdict.block" : "guard.verdict.warn")}</Severity>
        {" · "}
        {findingTitle(finding, t, language)}
        {finding.clause === null ? null : <Quiet> · {t("rules.clause", { clause: finding.clause })}</Quiet>}
      </div>
      {finding.found === "" ? null : (
        <div>
          <Quiet>{before}</Quiet>
          <Found $blocks={blocks}>{finding.found}</Found>
          <Quiet>{after}</Quiet>
        </div>
      )}
      {better === null ? null : (
        <div>
          {t("guard.instead")} <span lang={props.betterLanguage}>{better}</span>
        </div>
      )}
      {isByHand ? <output>{t("guard.byHand")}</output> : null}
      <Actions>
        {better === null ? null : (
          <Button size="small" aria-label={`${t("guard.use")}: ${better}`} onClick={() => void use(better)}>
            {t("guard.use")}
          </Button>
        )}
        {blocks ? null : (
          <Button
            size="small"
            isLink
            aria-label={`${t("guard.ignore")}: ${finding.found}`}
            onClick={() => desk.ignore(finding)}
          >
            {t("guard.ignore")}
          </Button>
        )}
      </Actions>
    </Card>
  );
}
