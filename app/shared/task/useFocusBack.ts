import { type RefObject, useEffect, useRef } from "react";
import { isFocusLost } from "./isFocusLost.ts";
import type { TaskStep } from "./useTaskWrite.ts";

/**
 * For the button that opened a form and was away while that was open: the focus is its again once the form is closed or what
 * it wrote is taken back, unless the agent went on.
 */
export function useFocusBack(isClosed: boolean, step: TaskStep["kind"]): RefObject<HTMLButtonElement> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isClosed && isFocusLost()) button.current?.focus({ preventScroll: true });
  }, [isClosed, step]);
  return button;
}
