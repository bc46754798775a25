import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";

/** What the figures of a card count. */
export const Remark = styled.p`
  margin-bottom: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;
