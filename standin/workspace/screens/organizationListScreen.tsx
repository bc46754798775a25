import { Table } from "@zendeskgarden/react-tables";
import { loaders, useLoaded } from "../api/queries.ts";
import { Quiet, Screen, Stack, Title } from "../parts/layout.tsx";
import { Link } from "../parts/link.tsx";
import { LoadState } from "../parts/loadState.tsx";
import { useTexts } from "../session/texts.ts";

/** All organizations. */
export const OrganizationListScreen = () => {
  const t = useTexts();
  const { data, error } = useLoaded(loaders.organizations());
  return (
    <Screen>
      <Stack $gap={16}>
        <Title>{t("organizations")}</Title>
        {data === undefined ? <LoadState error={error} /> : null}
        {data?.length === 0 ? <Quiet>{t("noOrganizations")}</Quiet> : null}
        {data === undefined || data.length === 0 ? null : (
          <Table size="small" isReadOnly>
            <Table.Head>
              <Table.HeaderRow>
                <Table.HeaderCell width="40%">{t("name")}</Table.HeaderCell>
                <Table.HeaderCell>{t("externalId")}</Table.HeaderCell>
                <Table.HeaderCell>{t("tags")}</Table.HeaderCell>
              </Table.HeaderRow>
            </Table.Head>
            <Table.Body>
              {data.map(({ id, name, external_id, tags }) => (
                <Table.Row key={id}>
                  <Table.Cell>
                    <Link to={`/agent/organizations/${id}`}>{name}</Link>
                  </Table.Cell>
                  <Table.Cell>{external_id ?? t("none")}</Table.Cell>
                  <Table.Cell isTruncated>{tags.join(" ")}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
      </Stack>
    </Screen>
  );
};
