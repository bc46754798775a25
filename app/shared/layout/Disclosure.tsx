import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import { type ReactNode, useId, useState } from "react";
import styled from "styled-components";
import { Glyph } from "./Glyph.tsx";

const Toggle = styled.button`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.space.xxs};
  margin: 0 0 0 -4px;
  padding: 2px 4px;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  background: none;
  color: ${({ theme }) => getColor({ theme, variable: "foreground.primary" })};
  font: inherit;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  cursor: pointer;
  &:hover { text-decoration: underline; }
  &[aria-expanded="true"] svg { transform: rotate(180deg); }
  ${({ theme }) => focusStyles({ theme })}
`;

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: ${({ theme }) => `0 ${theme.space.xs}`};
`;

const Body = styled.div`
  margin-top: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** Words that open and close what they name; `beside` stands before them on the same line. */
export function Disclosure(props: {
  readonly label: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { label, beside, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Line>
        {beside}
        <Toggle type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          {label}
          <Glyph name="chevron" size={10} />
        </Toggle>
      </Line>
      <Body id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </Body>
    </>
  );
}
