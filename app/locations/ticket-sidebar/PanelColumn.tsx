import { getColor } from "@zendeskgarden/react-theming";
import { type ReactNode, useMemo, useRef } from "react";
import styled from "styled-components";
import { PanelSlotContext } from "../../shared/layout/PanelSlotContext.ts";
import { type PanelFacts, type PanelKey, type PanelPlace, panelOrder } from "./panelOrder.ts";
import { useSettledOrder } from "./useSettledOrder.ts";

const Column = styled.div`
  & > section:first-child {
    border-top: 1px solid ${({ theme }) => getColor({ theme, variable: "border.subtle" })};
  }
`;

function Slot({ place, children }: { readonly place: PanelPlace; readonly children: ReactNode }) {
  const { key, mattersNow } = place;
  const slot = useMemo(() => ({ key, mattersNow }), [key, mattersNow]);
  return <PanelSlotContext.Provider value={slot}>{children}</PanelSlotContext.Provider>;
}

/** The panels below each other, what matters now first. A form that is open survives when its panel moves. */
export function PanelColumn(props: {
  readonly facts: PanelFacts;
  /** Null: nothing to show in that place. */
  readonly panels: { readonly [Key in PanelKey]: ReactNode };
}) {
  const { calls, flow, guard, kind, promise, visits } = props.facts;
  const column = useRef<HTMLDivElement>(null);
  const wanted = useMemo(
    () => panelOrder({ calls, flow, guard, kind, promise, visits }),
    [calls, flow, guard, kind, promise, visits],
  );
  const places = useSettledOrder(wanted, column);
  return (
    <Column ref={column}>
      {places.map((place) => (
        <Slot key={place.key} place={place}>
          {props.panels[place.key]}
        </Slot>
      ))}
    </Column>
  );
}
