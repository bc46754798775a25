import { Button } from "@zendeskgarden/react-buttons";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { CONTROL_KEYS } from "../../shared/keys/keyAction.ts";
import type { GuardDesk } from "./guardDesk.ts";

const Line = styled.output`
  display: block;
  margin-top: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** Says that a better wording has taken its place, and takes it back as long as nothing was typed since. */
export function UndoLine({ desk }: { readonly desk: GuardDesk }) {
  const { t } = useTranslation();
  return (
    <Line>
      {t("guard.used")}{" "}
      <Button size="small" isLink aria-keyshortcuts={CONTROL_KEYS.undo} onClick={() => void desk.undo()}>
        {t("guard.undo")}
      </Button>
    </Line>
  );
}
