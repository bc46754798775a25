import { Table } from "@zendeskgarden/react-tables";
import { loaders, useLoaded } from "../api/queries.ts";
import type { Ticket } from "../api/records.ts";
import { Quiet } from "../parts/layout.tsx";
import { Link } from "../parts/link.tsx";
import { LoadState } from "../parts/loadState.tsx";
import { PRIORITY_TEXTS, StatusTag } from "../parts/statusTag.tsx";
import { When } from "../parts/when.tsx";
import { useTexts } from "../session/texts.ts";

/** The tickets a search finds, newest change first. `compact`: without organization and instant. */
export const TicketTable = ({ query, compact = false }: { query: string; compact?: boolean }) => {
  const t = useTexts();
  const { data, error } = useLoaded(loaders.searchTickets(query));
  const organizations = useLoaded(loaders.organizations()).data ?? [];
  if (data === undefined) return <LoadState error={error} />;
  if (data.length === 0) return <Quiet>{t("noTickets")}</Quiet>;
  const nameOf = ({ organization_id }: Ticket): string =>
    organizations.find(({ id }) => id === organization_id)?.name ?? t("none");
  return (
    <Table size="small" isReadOnly>
      <Table.Head>
        <Table.HeaderRow>
          <Table.HeaderCell width={90}>{t("status")}</Table.HeaderCell>
          <Table.HeaderCell>{t("subject")}</Table.HeaderCell>
          {compact ? null : <Table.HeaderCell width="22%">{t("organization")}</Table.HeaderCell>}
          <Table.HeaderCell width={90}>{t("priority")}</Table.HeaderCell>
          {compact ? null : <Table.HeaderCell width={190}>{t("updated")}</Table.HeaderCell>}
        </Table.HeaderRow>
      </Table.Head>
      <Table.Body>
        {data.map((ticket) => (
          <Table.Row key={ticket.id}>
            <Table.Cell>
              <StatusTag status={ticket.status} />
            </Table.Cell>
            <Table.Cell isTruncated>
              <Link to={`/agent/tickets/${ticket.id}`}>
                #{ticket.id} {ticket.subject}
              </Link>
            </Table.Cell>
            {compact ? null : <Table.Cell isTruncated>{nameOf(ticket)}</Table.Cell>}
            <Table.Cell>
              {ticket.priority === null ? t("none") : t(PRIORITY_TEXTS[ticket.priority])}
            </Table.Cell>
            {compact ? null : (
              <Table.Cell>
                <When at={ticket.updated_at} />
              </Table.Cell>
            )}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
};
