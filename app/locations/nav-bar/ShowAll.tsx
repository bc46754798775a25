import { Button } from "@zendeskgarden/react-buttons";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

const More = styled(Button)`
  margin-top: ${({ theme }) => theme.space.sm};
`;

/** Opens what a list leaves out, and closes it again. `count`: of the whole list. */
export function ShowAll(props: {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** The list's name, for those who hear the page, where a card has several. */
  readonly of?: string;
}) {
  const { t } = useTranslation();
  const { count, isOpen, of } = props;
  const text = isOpen ? t("admin.showFewer") : t("admin.showAll", { count });
  return (
    <More
      size="small"
      aria-expanded={isOpen}
      aria-label={of === undefined ? text : `${text}: ${of}`}
      onClick={props.onToggle}
    >
      {text}
    </More>
  );
}
