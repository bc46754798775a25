import { type RefObject, useEffect } from "react";
import { isTyping } from "./isTyping.ts";
import { keyAction } from "./keyAction.ts";
import { performKey } from "./performKey.ts";

/** Listens for our keys while the frame has the focus; with `areOn` false, only for the one that shows them. */
export function useKeys(sidebar: RefObject<HTMLElement | null>, areOn: boolean, onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = keyAction({
        key: event.key,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        isTyping: event.isComposing || isTyping(event.target),
      });
      if (action === null || event.defaultPrevented) return;
      if (action.kind === "help") {
        event.preventDefault();
        onHelp();
        return;
      }
      if (areOn && sidebar.current !== null && performKey(sidebar.current, action)) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [sidebar, areOn, onHelp]);
}
