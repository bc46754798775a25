import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import { type ReactNode, useEffect, useRef } from "react";
import styled from "styled-components";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { isFocusLost } from "../../shared/task/isFocusLost.ts";

const List = styled.ul`
  margin-top: ${({ theme }) => theme.space.xs};
`;

const Row = styled.li`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: ${({ theme }) => `2px ${theme.space.md}`};
  padding: ${({ theme }) => `${theme.space.xs} 0`};
  border-bottom: 1px solid ${({ theme }) => getColor({ theme, variable: "border.subtle" })};
`;

const Link = styled(Button)`
  height: auto;
  white-space: normal;
  overflow-wrap: anywhere;
  text-align: start;
`;

const Detail = styled.span`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** One line of the list. `key`: its own among the rows; `to`: what it opens in Zendesk. */
export type LinkRow = {
  readonly key: string;
  readonly title: string;
  readonly to: readonly ["ticket" | "organization", id: number];
  readonly detail: ReactNode;
};

/** Tickets or organizations, each one click away. `name`: for those who hear the page. */
export function LinkRows(props: {
  readonly name: string;
  readonly rows: readonly LinkRow[];
  /** The place of the row that has the focus where the button that brought more rows is gone with them; null: none. */
  readonly goOnAt?: number | null;
}) {
  const { zaf } = useConnection();
  const { name, rows, goOnAt = null } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (goOnAt === null || !isFocusLost()) return;
    list.current?.children[goOnAt]?.querySelector("button")?.focus();
  }, [goOnAt, rows.length]);
  return (
    <List aria-label={name} ref={list}>
      {rows.map(({ key, title, to, detail }) => (
        <Row key={key}>
          <Link isLink onClick={() => void zaf.invoke("routeTo", ...to)}>
            {title}
          </Link>
          <Detail>{detail}</Detail>
        </Row>
      ))}
    </List>
  );
}
