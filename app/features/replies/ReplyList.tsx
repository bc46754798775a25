import { Button } from "@zendeskgarden/react-buttons";
import styled from "styled-components";
import type { Language, Result } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import type { FilledReply } from "./fillPlaceholders.ts";
import { ReplyItem } from "./ReplyItem.tsx";
import type { ListedReply } from "./useEveryReply.ts";

const List = styled.ul`
  margin: ${({ theme }) => `${theme.space.xxs} -4px 0`};
`;

const More = styled(Button)`
  margin-left: -12px;
`;

/** The replies found, one row each. */
export function ReplyList(props: {
  readonly replies: readonly ListedReply[];
  /** How many more there are, which one click shows. */
  readonly hidden: number;
  readonly language: Language;
  readonly openKey: string | null;
  readonly favourites: readonly string[];
  /** Null: the placeholders cannot be filled yet. */
  readonly filled: (reply: ListedReply) => Result<FilledReply, string> | null;
  readonly onOpen: (key: string | null) => void;
  readonly onFavour: (key: string) => void;
  readonly onInsert: (reply: ListedReply) => void;
  readonly onMore: () => void;
}) {
  const { t } = useTranslation();
  const { replies, hidden, language, openKey, favourites, filled, onOpen, onFavour, onInsert, onMore } =
    props;
  return (
    <>
      <List aria-label={t("replies.list")}>
        {replies.map((reply) => (
          <ReplyItem
            key={reply.key}
            reply={reply}
            language={language}
            isOpen={openKey === reply.key}
            isFavourite={favourites.includes(reply.key)}
            // Only what is looked at is filled: a list of hundreds would make typing slow.
            filled={openKey === reply.key ? filled(reply) : null}
            onToggle={() => onOpen(openKey === reply.key ? null : reply.key)}
            onFavour={() => onFavour(reply.key)}
            onInsert={() => onInsert(reply)}
          />
        ))}
      </List>
      {hidden === 0 ? null : (
        <More size="small" isBasic onClick={onMore}>
          {t("replies.more", { count: hidden })}
        </More>
      )}
    </>
  );
}
