import styled from "styled-components";
import type { TierColour } from "#core";
import { badgeStyle } from "./badgeStyle.ts";

const Badge = styled.strong<{ $colour: TierColour }>`
  ${({ theme, $colour }) => badgeStyle($colour, theme.colors.base)}
`;

/** The tier's title on the tier's colour: the first thing an agent sees. */
export function TierBadge(props: { readonly title: string; readonly colour: TierColour }) {
  return <Badge $colour={props.colour}>{props.title}</Badge>;
}
