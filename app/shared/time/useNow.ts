import { useEffect, useState } from "react";
import { useZafEvents } from "../connection/useZafEvents.ts";

const ACTIVATED = ["app.activated"];
const DEACTIVATED = ["app.deactivated"];
/** Timers beyond about 24.8 days fire at once. */
const LONGEST_MILLISECONDS = 2_147_483_647;

/** Whether the agent can see the frame: its browser tab is shown, and so is the ticket's tab in Zendesk. */
function useIsSeen(): boolean {
  const [isPageShown, setIsPageShown] = useState(!document.hidden);
  const [isTabActive, setIsTabActive] = useState(true);
  useEffect(() => {
    const follow = (): void => setIsPageShown(!document.hidden);
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, []);
  useZafEvents(ACTIVATED, () => setIsTabActive(true));
  useZafEvents(DEACTIVATED, () => setIsTabActive(false));
  return isPageShown && isTabActive;
}

/**
 * The Worker's present time (epoch milliseconds), renewed as often as `untilNext` says that words change; it stands
 * still while nobody can see it, and makes no requests.
 * @param aheadMilliseconds how far this computer's clock is ahead of the Worker's.
 * @param untilNext must keep its identity while it gives the same answers.
 */
export function useNow(aheadMilliseconds: number, untilNext: (now: number) => number | null): number {
  const [now, setNow] = useState(() => Date.now() - aheadMilliseconds);
  const isSeen = useIsSeen();
  useEffect(() => {
    if (!isSeen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      const at = Date.now() - aheadMilliseconds;
      setNow(at);
      const wait = untilNext(at);
      if (wait !== null) timer = setTimeout(tick, Math.min(wait, LONGEST_MILLISECONDS));
    };
    tick();
    return () => clearTimeout(timer);
  }, [isSeen, aheadMilliseconds, untilNext]);
  return now;
}
