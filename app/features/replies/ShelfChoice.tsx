import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import type { ReplyShelf } from "./ownReplies.ts";

const SHELVES = {
  fitting: "replies.shelf.fitting",
  favourites: "replies.shelf.favourites",
  recent: "replies.shelf.recent",
} as const satisfies Record<ReplyShelf, TextKey>;

const KEYS: readonly ReplyShelf[] = ["fitting", "favourites", "recent"];

const Row = styled.fieldset`
  min-width: 0;
  padding: 0;
  border: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 2px ${({ theme }) => theme.space.xxs};
  margin: ${({ theme }) => `${theme.space.xxs} 0 0`};
`;

const Choice = styled.button`
  padding: 2px 6px;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: none;
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
  font: inherit;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  cursor: pointer;
  &[aria-pressed="true"] {
    background: ${({ theme }) => getColor({ theme, variable: "background.subtle" })};
    color: ${({ theme }) => getColor({ theme, variable: "foreground.default" })};
  }
  ${({ theme }) => focusStyles({ theme })}
`;

/** Which replies are listed while nothing is searched. */
export function ShelfChoice(props: {
  readonly shelf: ReplyShelf;
  readonly onChange: (shelf: ReplyShelf) => void;
}) {
  const { t } = useTranslation();
  return (
    <Row aria-label={t("replies.shelf.label")}>
      {KEYS.map((shelf) => (
        <Choice
          key={shelf}
          type="button"
          aria-pressed={shelf === props.shelf}
          onClick={() => props.onChange(shelf)}
        >
          {t(SHELVES[shelf])}
        </Choice>
      ))}
    </Row>
  );
}
