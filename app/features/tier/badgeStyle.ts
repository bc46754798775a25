import type { TierColour } from "#core";
import type { ColorScheme } from "../../shared/theme/colorScheme.ts";

/** Ground and title of a badge, from Garden's palette, with at least 4.5 : 1 between them. */
export type BadgeColours = { readonly ground: string; readonly ink: string };

/** Plain values: the badge is drawn before Garden is loaded. */
export const BADGE_COLOURS = {
  gold: { light: { ground: "#fca347", ink: "#18120f" }, dark: { ground: "#fca347", ink: "#18120f" } },
  blue: { light: { ground: "#1f73b7", ink: "#fff" }, dark: { ground: "#93bcdc", ink: "#061420" } },
  green: { light: { ground: "#037f52", ink: "#fff" }, dark: { ground: "#94c1b0", ink: "#0a1511" } },
  grey: { light: { ground: "#e8eaec", ink: "#293239" }, dark: { ground: "#5c6970", ink: "#f8f9f9" } },
} as const satisfies Record<TierColour, Record<ColorScheme, BadgeColours>>;

/** The badge as CSS declarations, the same in the first look and on the screen. */
export function badgeStyle(colour: TierColour, scheme: ColorScheme): string {
  const { ground, ink } = BADGE_COLOURS[colour][scheme];
  return `
    flex: none;
    max-width: 100%;
    padding: 2px 10px;
    border-radius: 4px;
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
    background: ${ground};
    color: ${ink};`;
}
