import { QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Result } from "#core";
import { type OpeningBrief, OpeningBriefContext } from "./features/brief/OpeningBriefContext.ts";
import { readBriefAnswer } from "./features/brief/readBriefAnswer.ts";
import { LocationSwitch } from "./locations/LocationSwitch.tsx";
import { OutsideZendesk } from "./locations/OutsideZendesk.tsx";
import type { FirstLook } from "./opening/firstLook.ts";
import type { BriefUnderWay, Opening } from "./opening/openFrame.ts";
import { ConnectionContext } from "./shared/connection/ConnectionContext.ts";
import { languageOfLocale } from "./shared/i18n/language.ts";
import { TranslationProvider } from "./shared/i18n/Translation.tsx";
import { LoadingLines } from "./shared/layout/LoadingLines.tsx";
import { AppTheme } from "./shared/theme/AppTheme.tsx";
import { colorSchemeOfAddress, readColorScheme } from "./shared/theme/colorScheme.ts";
import type { Session } from "./zaf/session.ts";
import type { Zaf } from "./zaf/zaf.ts";
import type { ZafProblem } from "./zaf/zafProblem.ts";

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

/** What `main.ts` hands over. */
export type AppProps = {
  /** Null: the page was not opened by Zendesk. */
  readonly opening: Opening | null;
  /** What is on the page already. */
  readonly look: FirstLook | null;
  /** The query part of the frame's address. */
  readonly search: string;
};

type Opened = { readonly session: Result<Session, ZafProblem>; readonly brief: OpeningBrief | null };

function openedBy(look: FirstLook | null): Opened | null {
  if (look === null) return null;
  const { ticketId, agentId, session, answer } = look;
  const read = readBriefAnswer({ ok: true, value: answer }, ticketId);
  const brief = read.ok ? { known: read.value } : { known: null, pending: Promise.resolve(read) };
  return { session: { ok: true, value: session }, brief: { ticketId, agentId, ...brief } };
}

function pendingBrief({ ticketId, agentId, answer }: BriefUnderWay): OpeningBrief {
  return { ticketId, agentId, known: null, pending: answer.then((raw) => readBriefAnswer(raw, ticketId)) };
}

/** Null until Zendesk has answered. A first look is there at once: the first screen must not fall behind it. */
function useOpened(opening: Opening | null, look: FirstLook | null): Opened | null {
  const [opened, setOpened] = useState(() => openedBy(look));
  useEffect(() => {
    if (look !== null || opening === null) return;
    let isShown = true;
    void Promise.all([opening.session, opening.brief]).then(([session, underWay]) => {
      if (isShown) setOpened({ session, brief: underWay === null ? null : pendingBrief(underWay) });
    });
    return () => {
      isShown = false;
    };
  }, [opening, look]);
  return opened;
}

function useColorScheme(zaf: Zaf | null, session: Result<Session, ZafProblem> | null, search: string) {
  const [changed, setChanged] = useState<"light" | "dark" | null>(null);
  useEffect(() => zaf?.on("colorScheme.changed", (scheme) => setChanged(readColorScheme(scheme))), [zaf]);
  const told = session?.ok === true ? session.value.colorScheme : null;
  return changed ?? told ?? colorSchemeOfAddress(search);
}

/** The whole app: Zendesk's colours, the agent's language, and the screen for where the frame stands. */
export function App({ opening, look, search }: AppProps) {
  const zaf = opening?.zaf ?? null;
  const opened = useOpened(opening, look);
  const session = opened?.session ?? null;
  const scheme = useColorScheme(zaf, session, search);
  const locale = session?.ok === true ? session.value.user.locale : navigator.language;
  const language = languageOfLocale(locale) ?? "en";
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <AppTheme scheme={scheme}>
      <TranslationProvider language={language}>
        <OpeningBriefContext.Provider value={opened?.brief ?? null}>
          <Screen
            opening={opening}
            session={session}
            hostOrigin={new URLSearchParams(search).get("origin")}
          />
        </OpeningBriefContext.Provider>
      </TranslationProvider>
    </AppTheme>
  );
}

/** From here on the screens watch for themselves; what the opening brought may be out of date by then. */
function HandOver({ opening }: { readonly opening: Opening }) {
  const client = useQueryClient();
  useEffect(() => {
    if (opening.handOver()) void client.invalidateQueries();
  }, [client, opening]);
  return null;
}

function Screen(props: {
  readonly opening: Opening | null;
  readonly session: Result<Session, ZafProblem> | null;
  readonly hostOrigin: string | null;
}) {
  const { opening, session, hostOrigin } = props;
  if (opening === null) return <OutsideZendesk reason="not_in_zendesk" />;
  if (session === null) {
    return (
      <main aria-label="Tierwise" style={{ padding: "0 12px" }}>
        <LoadingLines label="sidebar.opening" />
      </main>
    );
  }
  if (!session.ok) return <OutsideZendesk reason="no_answer" />;
  return (
    <ConnectionContext.Provider value={{ zaf: opening.zaf, session: session.value }}>
      <QueryClientProvider client={queries}>
        <LocationSwitch location={session.value.location} hostOrigin={hostOrigin} />
        <HandOver opening={opening} />
      </QueryClientProvider>
    </ConnectionContext.Provider>
  );
}
