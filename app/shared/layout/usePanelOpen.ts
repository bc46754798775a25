import { useState } from "react";
import { useConnection } from "../connection/ConnectionContext.ts";
import { closedPanels, rememberPanel } from "./closedPanels.ts";
import type { PanelSlot } from "./PanelSlotContext.ts";

/**
 * Whether the panel is open, and the way to change that. A closed panel stays closed on the next ticket; one that
 * matters now shows itself all the same, and closing it then holds for this ticket only.
 */
export function usePanelOpen(slot: PanelSlot): readonly [isOpen: boolean, toggle: () => void] {
  const { session } = useConnection();
  const agentId = session.user.id;
  const [isClosed, setIsClosed] = useState(() => closedPanels(agentId).has(slot.key));
  const [isClosedNow, setIsClosedNow] = useState(false);
  if (!slot.mattersNow && isClosedNow) setIsClosedNow(false);
  if (slot.mattersNow) return [!isClosedNow, () => setIsClosedNow(!isClosedNow)];
  return [
    !isClosed,
    () => {
      rememberPanel(agentId, slot.key, !isClosed);
      setIsClosed(!isClosed);
    },
  ];
}
