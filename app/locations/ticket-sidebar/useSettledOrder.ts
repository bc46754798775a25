import { type RefObject, useEffect, useState } from "react";
import type { PanelPlace } from "./panelOrder.ts";

const isSame = (one: readonly PanelPlace[], other: readonly PanelPlace[]): boolean =>
  one.every(({ key }, index) => other[index]?.key === key);

/** The agent is at work in there: typing, or choosing. Elsewhere in Zendesk counts as not. */
const isInUse = (column: HTMLElement | null): boolean =>
  document.hasFocus() && column?.contains(document.activeElement) === true;

/**
 * The order to show: the wanted one, but panels do not change places under the agent's hands; that waits until the
 * focus leaves the column. Whether a panel matters now shows at once.
 */
export function useSettledOrder(
  wanted: readonly PanelPlace[],
  column: RefObject<HTMLElement | null>,
): readonly PanelPlace[] {
  const [shown, setShown] = useState(wanted);
  useEffect(() => {
    if (isSame(shown, wanted)) return;
    const settle = (): void => {
      if (!isInUse(column.current)) setShown(wanted);
    };
    settle();
    // While the focus moves from one control to the next it is nowhere for an instant.
    const later = (): void => void setTimeout(settle);
    window.addEventListener("blur", later);
    window.addEventListener("focusout", later);
    return () => {
      window.removeEventListener("blur", later);
      window.removeEventListener("focusout", later);
    };
  }, [shown, wanted, column]);
  const matters = new Map(wanted.map(({ key, mattersNow }) => [key, mattersNow]));
  return shown.map(({ key, mattersNow }) => ({ key, mattersNow: matters.get(key) ?? mattersNow }));
}
