import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** The page has done its own work by then, or is so busy that waiting longer helps nobody. */
const IDLE_WITHIN_MS = 500;

/**
 * Whether all that the screen shows has been loaded and drawn once. Frames of apps are opened after that, as Zendesk's
 * page does: the ticket first, then the apps beside it. Later loads of the same do not take them away again.
 */
export const useScreenSettled = (): boolean => {
  const [settled, setSettled] = useState(false);
  const loading = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  useEffect(() => {
    if (settled || loading > 0) return;
    const waiting = requestIdleCallback(() => setSettled(true), { timeout: IDLE_WITHIN_MS });
    return () => cancelIdleCallback(waiting);
  }, [settled, loading]);
  return settled;
};
