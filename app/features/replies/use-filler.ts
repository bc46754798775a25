import { useEffect, useState } from "react";
import type { Result } from "#core";
import type { FilledReply } from "./fill-placeholders.ts";
import type { PlaceholderData } from "./placeholder-data.ts";

/** Fills the placeholders of a reply's text. */
export type Filler = (body: string, data: PlaceholderData) => Result<FilledReply, string>;

const load = async (): Promise<Filler> => (await import("./fill-placeholders.ts")).fillPlaceholders;

/** Gives the first screen a moment before the template library is fetched. */
const LOAD_DELAY_MILLISECONDS = 400;

/** The template library, fetched after the first paint; null until it is here. */
export function useFiller(): Filler | null {
  const [filler, setFiller] = useState<Filler | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      load().then(
        (fill) => setFiller(() => fill),
        (error: unknown) => console.error("placeholders cannot be filled", error),
      );
    }, LOAD_DELAY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return filler;
}
