import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Result } from "#core";
import { LocationSwitch } from "./locations/LocationSwitch.tsx";
import { OutsideZendesk } from "./locations/OutsideZendesk.tsx";
import { ConnectionContext } from "./shared/connection/ConnectionContext.ts";
import { languageOfLocale } from "./shared/i18n/language.ts";
import { TranslationProvider } from "./shared/i18n/Translation.tsx";
import { LoadingLines } from "./shared/layout/LoadingLines.tsx";
import { AppTheme } from "./shared/theme/AppTheme.tsx";
import { colorSchemeOfAddress, readColorScheme } from "./shared/theme/color-scheme.ts";
import type { Session } from "./zaf/session.ts";
import type { Zaf } from "./zaf/zaf.ts";
import type { ZafProblem } from "./zaf/zaf-problem.ts";

/** What is known is refreshed by events, never by time or focus; `always`: offline shows as a failure at once. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
});

/** What `main.tsx` hands over. `zaf: null`: the page was not opened by Zendesk. */
export type AppProps = {
  readonly zaf: Zaf | null;
  readonly session: Promise<Result<Session, ZafProblem>> | null;
  /** The query part of the frame's address. */
  readonly search: string;
};

function useSession(pending: AppProps["session"]): Result<Session, ZafProblem> | null {
  const [session, setSession] = useState<Result<Session, ZafProblem> | null>(null);
  useEffect(() => {
    let isShown = true;
    void pending?.then((result) => {
      if (isShown) setSession(result);
    });
    return () => {
      isShown = false;
    };
  }, [pending]);
  return session;
}

function useColorScheme(zaf: Zaf | null, session: Result<Session, ZafProblem> | null, search: string) {
  const [changed, setChanged] = useState<"light" | "dark" | null>(null);
  useEffect(() => zaf?.on("colorScheme.changed", (scheme) => setChanged(readColorScheme(scheme))), [zaf]);
  const told = session?.ok === true ? session.value.colorScheme : null;
  return changed ?? told ?? colorSchemeOfAddress(search);
}

/** The whole app: Zendesk's colours, the agent's language, and the screen for where the frame stands. */
export function App({ zaf, session: pending, search }: AppProps) {
  const session = useSession(pending);
  const scheme = useColorScheme(zaf, session, search);
  const locale = session?.ok === true ? session.value.user.locale : navigator.language;
  const language = languageOfLocale(locale) ?? "en";
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <AppTheme scheme={scheme}>
      <TranslationProvider language={language}>
        <Screen zaf={zaf} session={session} hostOrigin={new URLSearchParams(search).get("origin")} />
      </TranslationProvider>
    </AppTheme>
  );
}

function Screen(props: {
  readonly zaf: Zaf | null;
  readonly session: Result<Session, ZafProblem> | null;
  readonly hostOrigin: string | null;
}) {
  const { zaf, session, hostOrigin } = props;
  if (zaf === null) return <OutsideZendesk reason="not_in_zendesk" />;
  if (session === null) {
    return (
      <main aria-label="Tierwise" style={{ padding: "0 12px" }}>
        <LoadingLines />
      </main>
    );
  }
  if (!session.ok) return <OutsideZendesk reason="no_answer" />;
  return (
    <ConnectionContext.Provider value={{ zaf, session: session.value }}>
      <QueryClientProvider client={queries}>
        <LocationSwitch location={session.value.location} hostOrigin={hostOrigin} />
      </QueryClientProvider>
    </ConnectionContext.Provider>
  );
}
