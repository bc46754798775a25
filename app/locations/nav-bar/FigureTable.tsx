import { Table } from "@zendeskgarden/react-tables";
import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

const TITLE_PIXELS = 176;
const FIGURE_PIXELS = 84;

/** On a narrow screen the table is moved sideways, the page is not. */
const Sideways = styled.fieldset`
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
  overflow-x: auto;
  ${({ theme }) => focusStyles({ theme, inset: true })}
`;

const Wide = styled(Table)<{ $columns: number }>`
  min-width: ${({ $columns }) => TITLE_PIXELS + $columns * FIGURE_PIXELS}px;
`;

const ColumnName = styled(Table.HeaderCell)`
  vertical-align: bottom;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const FigureName = styled(ColumnName)`
  text-align: end;
`;

const RowTitle = styled(Table.HeaderCell)`
  overflow-wrap: anywhere;
`;

const Figure = styled(Table.Cell)<{ $isNothing: boolean }>`
  text-align: end;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $isNothing }) =>
    getColor({ theme, variable: $isNothing ? "foreground.subtle" : "foreground.default" })};
`;

/** One line of the table. `key`: its own among the rows. */
export type FigureRow = {
  readonly key: string;
  readonly title: string;
  /** One a column. */
  readonly figures: readonly number[];
};

/** Counts by row and column, as `name` says to those who hear the page. `columns`: that of the titles, then those of the figures. */
export function FigureTable(props: {
  readonly name: string;
  readonly columns: readonly [titles: string, ...figures: string[]];
  readonly rows: readonly FigureRow[];
}) {
  const { language } = useTranslation();
  const [titles, ...names] = props.columns;
  const format = new Intl.NumberFormat(language);
  return (
    // In the order of tabs, so that it can be moved with the arrow keys.
    <Sideways aria-label={props.name} tabIndex={0}>
      <Wide aria-label={props.name} size="small" isReadOnly $columns={names.length}>
        <Table.Head>
          <Table.HeaderRow>
            <ColumnName scope="col">{titles}</ColumnName>
            {names.map((name) => (
              <FigureName key={name} scope="col" width={FIGURE_PIXELS}>
                {name}
              </FigureName>
            ))}
          </Table.HeaderRow>
        </Table.Head>
        <Table.Body>
          {props.rows.map(({ key, title, figures }) => (
            <Table.Row key={key}>
              <RowTitle scope="row">{title}</RowTitle>
              {figures.map((figure, place) => (
                <Figure key={names[place]} $isNothing={figure === 0}>
                  {format.format(figure)}
                </Figure>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Wide>
    </Sideways>
  );
}
