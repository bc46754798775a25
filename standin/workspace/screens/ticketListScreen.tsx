import { Row, Screen, Stack, Title } from "../parts/layout.tsx";
import { Link } from "../parts/link.tsx";
import { type TextKey, useTexts } from "../session/texts.ts";
import { TicketTable } from "./ticketTable.tsx";
import styled from "styled-components";
import { getColor } from "@zendeskgarden/react-theming";

const LISTS: readonly (readonly [status: string, text: TextKey, query: string])[] = [
  ["unsolved", "statusAll", "status<solved"],
  ["new", "statusNew", "status:new"],
  ["open", "statusOpen", "status:open"],
  ["pending", "statusPending", "status:pending"],
  ["hold", "statusHold", "status:hold"],
  ["solved", "statusSolved", "status:solved"],
  ["closed", "statusClosed", "status:closed"],
];

const ListLink = styled(Link)`
  padding: 4px 10px;
  border-radius: 14px;
  border: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
  &[aria-current] {
    font-weight: 600;
    border-color: ${({ theme }) => getColor({ theme, variable: "border.primaryEmphasis" })};
  }
`;

/** The tickets of one status. */
export const TicketListScreen = ({ status }: { status: string }) => {
  const t = useTexts();
  const shown = LISTS.find(([name]) => name === status) ?? LISTS[0];
  return (
    <Screen>
      <Stack $gap={16}>
        <Title>{t("tickets")}</Title>
        <nav aria-label={t("status")}>
          <Row>
            {LISTS.map(([name, text]) => (
              <ListLink
                key={name}
                to={name === "unsolved" ? "/agent/" : `/agent/list/${name}`}
                current={name === shown?.[0]}
              >
                {t(text)}
              </ListLink>
            ))}
          </Row>
        </nav>
        {shown === undefined ? null : <TicketTable query={shown[2]} />}
      </Stack>
    </Screen>
  );
};
