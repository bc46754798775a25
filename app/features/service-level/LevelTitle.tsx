import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

const Level = styled.p`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const Remark = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** The ticket's level by its title ("VIP · Urgent"); null when none is set. */
export function LevelTitle(props: { readonly title: string | null }) {
  const { t } = useTranslation();
  return props.title === null ? <Remark>{t("serviceLevel.notSet")}</Remark> : <Level>{props.title}</Level>;
}
