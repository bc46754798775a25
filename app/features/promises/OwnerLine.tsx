import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { BriefOwner } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { ownerText } from "./ownerText.ts";
import { useOwnerName } from "./useOwnerName.ts";

const Line = styled.p`
  margin-top: ${({ theme }) => theme.space.xxs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

const Since = styled.span`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** Who owns the follow-up, whoever the ticket is assigned to now (C3). */
export function OwnerLine(props: { readonly owner: BriefOwner }) {
  const { t, language } = useTranslation();
  const { owner } = props;
  const { name, readerId } = useOwnerName(owner);
  const { who, since } = ownerText(owner, name, readerId, t, language);
  return (
    <Line>
      {who} <Since>{since}</Since>
    </Line>
  );
}
