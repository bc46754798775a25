import { useEffect, useRef } from "react";
import { useConnection } from "./ConnectionContext.ts";

/** Calls `handler` on each of the events while the component is shown. `events` must keep its identity. */
export function useZafEvents(events: readonly string[], handler: (data: unknown) => void): void {
  const { zaf } = useConnection();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  useEffect(() => {
    const stops = events.map((event) => zaf.on(event, (data) => latest.current(data)));
    return () => stops.forEach((stop) => stop());
  }, [zaf, events]);
}
