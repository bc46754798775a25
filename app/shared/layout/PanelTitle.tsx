import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import { Glyph } from "./Glyph.tsx";

const Title = styled.h2`
  min-width: 0;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  font-weight: ${({ theme }) => theme.fontWeights.regular};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const Toggle = styled.button`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.space.xxs};
  margin: 0 0 0 -4px;
  padding: 0 4px;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  background: none;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
  & svg { transform: rotate(-90deg); }
  &[aria-expanded="true"] svg { transform: none; }
  &:hover { color: ${({ theme }) => getColor({ theme, variable: "foreground.default" })}; }
  ${({ theme }) => focusStyles({ theme })}
`;

/** A panel's small heading, which opens and closes the panel where that is possible. */
export function PanelTitle(props: {
  readonly title: string;
  /** Null: the panel cannot be closed. `bodyId`: the element that holds the rest of the panel. */
  readonly toggle: { readonly isOpen: boolean; readonly bodyId: string; readonly run: () => void } | null;
}) {
  const { title, toggle } = props;
  if (toggle === null) return <Title>{title}</Title>;
  return (
    <Title>
      <Toggle
        type="button"
        data-panel-title=""
        aria-expanded={toggle.isOpen}
        aria-controls={toggle.bodyId}
        onClick={toggle.run}
      >
        {title}
        <Glyph name="chevron" size={10} />
      </Toggle>
    </Title>
  );
}
