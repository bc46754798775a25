import { getColor } from "@zendeskgarden/react-theming";
import type { ReactNode } from "react";
import styled from "styled-components";
import { Panel } from "../../shared/layout/Panel.tsx";

const List = styled.dl`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: ${({ theme }) => `2px ${theme.space.sm}`};
  margin: 0;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  & > dt { color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })}; }
  & > dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
`;

/** One line: what, and its value. */
export type CustomerLine = { readonly key: string; readonly what: string; readonly value: string };

/** Names and values of one side of a customer. Empty: nothing, unless `children` has something to say. */
export function CustomerSection(props: {
  readonly title: string;
  readonly lines: readonly CustomerLine[];
  readonly children?: ReactNode;
}) {
  const { title, lines, children } = props;
  if (lines.length === 0) return null;
  return (
    <Panel title={title}>
      <List>
        {lines.flatMap(({ key, what, value }) => [
          <dt key={`${key} what`}>{what}</dt>,
          <dd key={`${key} value`}>{value}</dd>,
        ])}
      </List>
      {children}
    </Panel>
  );
}
