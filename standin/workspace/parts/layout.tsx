import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";

/** The lines and areas all screens are made of. */

export const Columns = styled.div`
  display: grid;
  grid-template-columns: 260px minmax(320px, 1fr) 321px;
  flex: 1;
  min-height: 0;
  height: 100%;
`;

/** Scrolls by itself, so it can be reached and scrolled with the keyboard. */
export const Column = styled.section.attrs({ tabIndex: 0 })`
  min-height: 0;
  overflow: auto;
  padding: 16px;
  background: ${({ theme }) => getColor({ theme, variable: "background.default" })};
  & + & { border-left: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })}; }
`;

export const Stack = styled.div<{ $gap?: number }>`
  display: flex;
  flex-direction: column;
  gap: ${({ $gap = 12 }) => $gap}px;
`;

export const Row = styled.div<{ $end?: boolean }>`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: ${({ $end = false }) => ($end ? "flex-end" : "flex-start")};
  gap: 8px;
`;

export const Screen = styled.div`
  height: 100%;
  overflow: auto;
  padding: 24px;
  background: ${({ theme }) => getColor({ theme, variable: "background.default" })};
`;

export const Narrow = styled.div`
  max-width: 640px;
`;

export const Title = styled.h1`
  font-size: 20px;
  line-height: 28px;
  font-weight: 600;
  overflow-wrap: anywhere;
`;

export const Subtitle = styled.h2`
  font-size: 14px;
  line-height: 20px;
  font-weight: 600;
`;

export const Quiet = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;
