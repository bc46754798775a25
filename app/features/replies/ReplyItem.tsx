import { Button } from "@zendeskgarden/react-buttons";
import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import { useId } from "react";
import styled from "styled-components";
import type { Language, Result } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Glyph } from "../../shared/layout/Glyph.tsx";
import type { FilledReply } from "./fillPlaceholders.ts";
import { ReplyPreview } from "./ReplyPreview.tsx";
import type { ListedReply } from "./useEveryReply.ts";

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
  &[aria-pressed="true"] { color: ${({ theme }) => getColor({ theme, variable: "foreground.warning" })}; }
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

/** One reply: its title opens the preview, the star keeps it at hand, the arrow inserts it at once. */
export function ReplyItem(props: {
  readonly reply: ListedReply;
  /** The language of the reply, which may differ from that of the screen. */
  readonly language: Language;
  readonly isOpen: boolean;
  readonly isFavourite: boolean;
  readonly filled: Result<FilledReply, string> | null;
  readonly onToggle: () => void;
  readonly onFavour: () => void;
  readonly onInsert: () => void;
}) {
  const { t, language: screen } = useTranslation();
  const { reply, language, isOpen, isFavourite, filled, onToggle, onFavour, onInsert } = props;
  const id = useId();
  const title = localized(reply.title, screen);
  const isSaid = reply.channel === "call_script";
  const remark = isSaid ? t("replies.said") : reply.isElsewhere ? t("replies.elsewhere") : "";
  const meta = [localized(reply.stageTitle, screen), reply.shortcut ?? "", remark]
    .filter(Boolean)
    .join(" · ");
  // Until the placeholders can be filled, a click waits for that. What is to be said is not sent.
  const canInsert = !isSaid && filled?.ok !== false;
  return (
    <Item>
      <Row>
        <Toggle
          type="button"
          data-reply={reply.key}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        >
          <Title>{title}</Title>
          <Meta>{meta}</Meta>
        </Toggle>
        <Quick
          type="button"
          aria-label={t("replies.favourNamed", { title })}
          title={t("replies.favour")}
          aria-pressed={isFavourite}
          onClick={onFavour}
        >
          <Glyph name="star" size={14} style={isFavourite ? { fill: "currentColor" } : {}} />
        </Quick>
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
            {isSaid ? null : (
              <Button size="small" isPrimary disabled={!canInsert} onClick={onInsert}>
                {t("replies.insert")}
              </Button>
            )}
          </>
        ) : null}
      </Open>
    </Item>
  );
}
