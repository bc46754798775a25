import { useCallback, useEffect, useState } from "react";
import type { Result } from "#core";
import type { FilledReply } from "./fillPlaceholders.ts";
import type { PlaceholderData } from "./placeholderData.ts";

/** Fills the placeholders of a reply's text. */
export type Filler = (body: string, data: PlaceholderData) => Result<FilledReply, string>;

/** Gives the first screen a moment before the template library is fetched. */
const LOAD_DELAY_MILLISECONDS = 400;

/** The template library when it is here, and how to wait for it. */
export type FillerState = { readonly fill: Filler | null; readonly load: () => Promise<Filler> };

/** Fetches the template library after the first paint, or at once when asked. A failed fetch may be asked again. */
export function useFiller(): FillerState {
  const [fill, setFill] = useState<Filler | null>(null);
  const load = useCallback(async (): Promise<Filler> => {
    const { fillPlaceholders } = await import("./fillPlaceholders.ts");
    setFill(() => fillPlaceholders);
    return fillPlaceholders;
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      load().catch((error: unknown) => console.error("placeholders cannot be filled yet", error));
    }, LOAD_DELAY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [load]);
  return { fill, load };
}
