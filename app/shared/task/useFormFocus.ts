import { type RefObject, useEffect } from "react";
import { isFocusLost } from "./isFocusLost.ts";

const CONTROLS = "input, select, textarea, button";
const TITLE = "button[data-panel-title]";

/**
 * An opened form takes the focus, so that the next key goes into it; closed, it gives the focus back to what opened it,
 * or to its panel's heading where that is gone.
 */
export function useFormFocus(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const opener = document.activeElement;
    const element = form.current;
    const title = element?.closest("section")?.querySelector<HTMLElement>(TITLE) ?? null;
    element?.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true });
    return () => {
      // Elsewhere by now: the agent went on.
      if (document.activeElement !== document.body && element?.contains(document.activeElement) !== true)
        return;
      // The page itself: what opened the form was gone before the form was there.
      const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
      const back = isThere ? opener : title;
      // After React has taken the form out, and put back the button that opened it.
      setTimeout(() => {
        if (isFocusLost()) back?.focus({ preventScroll: true });
      });
    };
  }, [form]);
}
