import { Button } from "@zendeskgarden/react-buttons";
import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import { useId } from "react";
import styled from "styled-components";
import type { BriefReply, Language, Result } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Glyph } from "../../shared/layout/Glyph.tsx";
import type { FilledReply } from "./fillPlaceholders.ts";
import type { InsertOutcome } from "./insertReply.ts";
import { OUTCOME_TEXTS } from "./outcomeText.ts";
import { ReplyPreview } from "./ReplyPreview.tsx";

const Item = styled.li`
  border-top: 1px solid ${({ theme }) => getColor({ theme, variable: "border.subtle" })};
  &:first-child { border-top: 0; }
`;

const Row = styled.div`
  display: flex;
  align-items: center;
`;

const Toggle = styled.button`
  flex: 1;
  min-width: 0;
  padding: 7px 4px;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
  &:hover { background: ${({ theme }) => getColor({ theme, variable: "background.subtle" })}; }
  ${({ theme }) => focusStyles({ theme, inset: true })}
`;

const Title = styled.span`
  display: block;
  line-height: 18px;
`;

const Meta = styled.span`
  display: block;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  line-height: 16px;
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const Outcome = styled(Meta)<{ $outcome: InsertOutcome }>`
  color: ${({ theme, $outcome }) =>
    getColor({ theme, variable: $outcome === "failed" ? "foreground.danger" : "foreground.success" })};
`;

const Quick = styled.button`
  display: grid;
  place-items: center;
  flex: none;
  width: 28px;
  height: 28px;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: none;
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
  cursor: pointer;
  &:hover, &:focus-visible {
    color: ${({ theme }) => getColor({ theme, variable: "foreground.primary" })};
    background: ${({ theme }) => getColor({ theme, variable: "background.subtle" })};
  }
  &:disabled { opacity: 0.4; cursor: default; }
  ${({ theme }) => focusStyles({ theme })}
`;

const Open = styled.div`
  display: grid;
  justify-items: start;
  gap: ${({ theme }) => theme.space.xs};
  padding: ${({ theme }) => `0 4px ${theme.space.sm}`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  > blockquote { justify-self: stretch; }
`;

/** One reply: its title opens the preview, the arrow inserts it at once. */
export function ReplyItem(props: {
  readonly reply: BriefReply;
  /** The language of the reply, which may differ from that of the screen. */
  readonly language: Language;
  readonly isOpen: boolean;
  readonly filled: Result<FilledReply, string> | null;
  /** What came of inserting this reply last; null: it was not inserted. */
  readonly outcome: InsertOutcome | null;
  readonly onToggle: () => void;
  readonly onInsert: () => void;
}) {
  const { t, language: screen } = useTranslation();
  const { reply, language, isOpen, filled, outcome, onToggle, onInsert } = props;
  const id = useId();
  const title = localized(reply.title, screen);
  const meta = [localized(reply.stageTitle, screen), reply.shortcut ?? ""].filter(Boolean).join(" · ");
  // Until the placeholders can be filled, a click waits for that.
  const canInsert = filled?.ok !== false;
  return (
    <Item>
      <Row>
        <Toggle type="button" data-reply="" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <Title>{title}</Title>
          {outcome === null ? (
            <Meta>{meta}</Meta>
          ) : (
            <Outcome $outcome={outcome}>{t(OUTCOME_TEXTS[outcome])}</Outcome>
          )}
        </Toggle>
        <Quick
          type="button"
          aria-label={t("replies.insertNamed", { title })}
          title={t("replies.insert")}
          disabled={!canInsert}
          onClick={onInsert}
        >
          <Glyph name="insert" size={15} />
        </Quick>
      </Row>
      <Open id={id} hidden={!isOpen} style={isOpen ? undefined : { display: "none" }}>
        {isOpen ? (
          <>
            <ReplyPreview filled={filled} lang={language} />
            <Button size="small" isPrimary disabled={!canInsert} onClick={onInsert}>
              {t("replies.insert")}
            </Button>
          </>
        ) : null}
      </Open>
    </Item>
  );
}
