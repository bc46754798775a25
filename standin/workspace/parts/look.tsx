import { DEFAULT_THEME, getColor, ThemeProvider } from "@zendeskgarden/react-theming";
import { type ReactNode, useEffect } from "react";
import { createGlobalStyle } from "styled-components";
import { sessionStore } from "../session/session.ts";
import { LOCALES } from "../session/texts.ts";
import { useStore } from "../store.ts";

/** Latin first, so that the large Chinese font is only fetched for glyphs that need it. */
const FONTS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans SC", sans-serif';

const Page = createGlobalStyle`
  *, *::before, *::after { box-sizing: border-box; }
  html, body, #workspace { height: 100%; margin: 0; }
  body {
    font-family: ${FONTS};
    font-size: 14px;
    line-height: 20px;
    color: ${({ theme }) => getColor({ theme, variable: "foreground.default" })};
    background: ${({ theme }) => getColor({ theme, variable: "background.subtle" })};
    color-scheme: ${({ theme }) => theme.colors.base};
  }
  h1, h2, h3, p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; border: 0; }
  ul, ol { list-style: none; }
  button, input, select, textarea { font-family: inherit; }
`;

/** Colours, fonts and the document's language, as the session wants them. */
export const Look = ({ children }: { children: ReactNode }) => {
  const { colorScheme, language } = useStore(sessionStore);
  useEffect(() => {
    document.documentElement.lang = LOCALES[language];
  }, [language]);
  const theme = {
    ...DEFAULT_THEME,
    fonts: { ...DEFAULT_THEME.fonts, system: FONTS },
    colors: { ...DEFAULT_THEME.colors, base: colorScheme },
  };
  return (
    <ThemeProvider theme={theme}>
      <Page />
      {children}
    </ThemeProvider>
  );
};
