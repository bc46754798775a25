import type { ColorScheme } from "./colorScheme.ts";

/** Garden's "background.default" and "foreground.default", as plain values: needed before Garden is loaded. */
export const PAGE_COLOURS = {
  light: { background: "#fff", foreground: "#293239" },
  dark: { background: "#151a1e", foreground: "#d8dcde" },
} as const satisfies Record<ColorScheme, { readonly background: string; readonly foreground: string }>;

/** Garden's system fonts, then those that know Chinese. */
export const PAGE_FONTS =
  'system-ui,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Oxygen-Sans,Ubuntu,Cantarell,"Helvetica Neue",Arial,' +
  '"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif';

/** The body as CSS declarations, the same in the first look and on the screen. */
export function pageStyle(scheme: ColorScheme): string {
  const { background, foreground } = PAGE_COLOURS[scheme];
  return `
    margin: 0;
    background: ${background};
    color: ${foreground};
    font-family: ${PAGE_FONTS};
    font-size: 14px;
    line-height: 1.43;
    overflow-wrap: anywhere;`;
}
