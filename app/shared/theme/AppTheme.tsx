import { DEFAULT_THEME, ThemeProvider } from "@zendeskgarden/react-theming";
import { type ReactNode, useEffect, useMemo } from "react";
import { createGlobalStyle } from "styled-components";
import type { ColorScheme } from "./colorScheme.ts";
import { pageStyle } from "./pageStyle.ts";

const Page = createGlobalStyle`
  *, *::before, *::after { box-sizing: border-box; }
  body {
    ${({ theme }) => pageStyle(theme.colors.base)}
  }
  h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation: none !important; transition: none !important; }
  }
`;

/** Garden in Zendesk's colour scheme. (Garden's own ColorSchemeProvider follows the system: facts 8.) */
export function AppTheme(props: { readonly scheme: ColorScheme; readonly children: ReactNode }) {
  const { scheme, children } = props;
  const theme = useMemo(
    () => ({ ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base: scheme } }),
    [scheme],
  );
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
    // What the first look set on the body itself would outlive a change of scheme.
    document.body.removeAttribute("style");
  }, [scheme]);
  return (
    <ThemeProvider theme={theme}>
      <Page />
      {children}
    </ThemeProvider>
  );
}
