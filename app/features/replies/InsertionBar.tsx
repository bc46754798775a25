import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { CONTROL_KEYS } from "../../shared/keys/keyAction.ts";
import type { ComposerStack } from "./useComposer.ts";

const Bar = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

const News = styled.output<{ $isBad: boolean }>`
  color: ${({ theme, $isBad }) =>
    getColor({ theme, variable: $isBad ? "foreground.danger" : "foreground.success" })};
`;

/** What was done in the composer last, and the way back as long as there is one. */
export function InsertionBar({ composer }: { readonly composer: ComposerStack }) {
  const { t } = useTranslation();
  const { news, stack, undo } = composer;
  return (
    <Bar>
      <News $isBad={news?.isBad === true}>{news === null ? "" : t(news.text)}</News>
      {stack.length === 0 ? null : (
        <Button size="small" isBasic aria-keyshortcuts={CONTROL_KEYS.undo} onClick={() => void undo()}>
          {t("replies.undo", { count: stack.length })}
        </Button>
      )}
    </Bar>
  );
}
