import { getColor } from "@zendeskgarden/react-theming";
import type { ReactNode } from "react";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";

const Level = styled.p`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const Remark = styled.p`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** The ticket's level by its title ("VIP · Urgent"); null when none is set. Below it whatever explains it. */
export function LevelPanel(props: {
  readonly title: string | null;
  readonly remark?: string | null;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { title, remark = null, children } = props;
  return (
    <Panel title={t("serviceLevel.label")}>
      {title === null ? <Remark>{t("serviceLevel.notSet")}</Remark> : <Level>{title}</Level>}
      {remark === null ? null : <Remark>{remark}</Remark>}
      {children}
    </Panel>
  );
}
