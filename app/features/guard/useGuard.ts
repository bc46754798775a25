import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import type { GuardDesk, GuardQuestion } from "./guardDesk.ts";
import { guardSave } from "./guardSave.ts";
import type { GuardStanding } from "./guardStanding.ts";

/** Leaves the first screen its moment before the tables and rules are fetched. */
const FIRST_LOOK_MILLISECONDS = 600;
/** Shorter than the pause between two keys of a quick typist. */
const TYPING_MILLISECONDS = 80;

/** A message that was sent from a chat leaves the composer empty. */
const DRAFT_EVENTS = ["comment.text.changed", "comment.type.changed", "ticket.conversation.changed"];
const SENT_EVENTS = ["ticket.submit.done"];

const RESTING: GuardStanding = { kind: "resting" };
const nothingToHear = (): (() => void) => () => undefined;

/** The guard of this page's composer. `desk`: null until it is needed. */
export type Guard = { readonly standing: GuardStanding; readonly desk: GuardDesk | null };

/** Checks what is written to the customer: while it is typed, and at every save from the first moment on. */
export function useGuard(question: GuardQuestion, ticketId: number | null): Guard {
  const { zaf, session } = useConnection();
  const texts = useTranslation();
  const { version, language, statedTime, place } = question;
  const [desk, setDesk] = useState<GuardDesk | null>(null);
  const opened = useRef<Promise<GuardDesk> | null>(null);
  const made = useRef<GuardDesk | null>(null);
  const asked = useRef(question);
  useEffect(() => {
    asked.current = { version, language, statedTime, place };
    desk?.ask(asked.current);
    void desk?.look();
  }, [desk, version, language, statedTime, place]);

  const openDesk = useCallback((): Promise<GuardDesk> => {
    opened.current ??= import("./guardDesk.ts").then(
      ({ createGuardDesk }) => {
        const known = createGuardDesk(zaf, session);
        known.ask(asked.current);
        made.current = known;
        setDesk(known);
        return known;
      },
      (error: unknown) => {
        // The next look tries again.
        opened.current = null;
        throw error;
      },
    );
    return opened.current;
  }, [zaf, session]);

  const look = useCallback((): void => {
    openDesk()
      .then((known) => known.look())
      .catch((error: unknown) => console.error("the draft cannot be checked yet", error));
  }, [openDesk]);

  const { t, language: shown } = texts;
  useEffect(
    () =>
      zaf.onSave(() => {
        made.current?.saving();
        return guardSave(zaf, openDesk, { t, language: shown });
      }),
    [zaf, openDesk, t, shown],
  );

  useEffect(() => {
    const timer = setTimeout(look, FIRST_LOOK_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [look]);

  const typing = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(typing.current), []);
  useZafEvents(DRAFT_EVENTS, () => {
    clearTimeout(typing.current);
    typing.current = setTimeout(look, TYPING_MILLISECONDS);
  });

  useZafEvents(SENT_EVENTS, () => {
    const note = desk?.sent() ?? null;
    if (note === null || ticketId === null) return;
    void import("./noteOverride.ts").then(({ noteOverride }) => noteOverride(zaf, ticketId, note, texts));
  });

  const standing = useSyncExternalStore(desk?.subscribe ?? nothingToHear, desk?.standing ?? (() => RESTING));
  return { standing, desk };
}
