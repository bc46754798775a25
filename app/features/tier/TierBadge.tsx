import { getColor } from "@zendeskgarden/react-theming";
import styled, { type DefaultTheme } from "styled-components";
import type { TierColour } from "#core";

type Shades = { readonly hue: string; readonly light: number; readonly dark: number; readonly text: string };

/** Chosen so that the title has at least 4.5 : 1 on its ground in both schemes. */
const SHADES = {
  gold: { hue: "yellow", light: 400, dark: 400, text: "yellow" },
  blue: { hue: "blue", light: 700, dark: 400, text: "blue" },
  green: { hue: "green", light: 700, dark: 400, text: "green" },
  grey: { hue: "grey", light: 200, dark: 700, text: "grey" },
} as const satisfies Record<TierColour, Shades>;

const ground = (theme: DefaultTheme, colour: TierColour): string => {
  const { hue, light, dark } = SHADES[colour];
  return getColor({ theme, light: { hue, shade: light }, dark: { hue, shade: dark } });
};

const ink = (theme: DefaultTheme, colour: TierColour): string => {
  switch (colour) {
    case "gold":
      return getColor({ theme, hue: "yellow", shade: 1100 });
    case "blue":
    case "green":
      return getColor({
        theme,
        light: { hue: "white", transparency: 1 },
        dark: { hue: SHADES[colour].hue, shade: 1100 },
      });
    case "grey":
      return getColor({ theme, light: { hue: "grey", shade: 900 }, dark: { hue: "grey", shade: 100 } });
  }
};

const Badge = styled.strong<{ $colour: TierColour }>`
  flex: none;
  max-width: 100%;
  padding: 2px 10px;
  border-radius: 4px;
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  line-height: 20px;
  background: ${({ theme, $colour }) => ground(theme, $colour)};
  color: ${({ theme, $colour }) => ink(theme, $colour)};
`;

/** The tier's title on the tier's colour: the first thing an agent sees. */
export function TierBadge(props: { readonly title: string; readonly colour: TierColour }) {
  return <Badge $colour={props.colour}>{props.title}</Badge>;
}
