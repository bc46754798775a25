import { Table } from "@zendeskgarden/react-tables";
import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

const FIGURE_PIXELS = 88;
/** The longest name of a column on one line, so that the figures below stand beside each other. */
const NARROW_FIGURE_PIXELS = 104;

/**
 * Where titles and six columns no longer fit side by side, each row becomes its title with the figures named below it. A single
 * figure always fits.
 */
const NARROW = "@media (width < 720px)";
const FOLDS = "[data-folds] &";

const Names = styled(Table.Head)`
  ${NARROW} {
    ${FOLDS} {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;

const ColumnName = styled(Table.HeaderCell)`
  vertical-align: bottom;
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const FigureName = styled(ColumnName)`
  && { padding-inline: ${({ theme }) => theme.space.xs}; }
  text-align: end;
`;

const Line = styled(Table.Row)`
  ${NARROW} {
    ${FOLDS} {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(${NARROW_FIGURE_PIXELS}px, 1fr));
      gap: ${({ theme }) => theme.space.xxs};
      height: auto;
      padding: ${({ theme }) => `${theme.space.xs} 0`};
    }
  }
`;

const RowTitle = styled(Table.HeaderCell)`
  overflow-wrap: anywhere;
  ${NARROW} {
    ${FOLDS} {
      padding: 0;
      grid-column: 1 / -1;
    }
  }
`;

const Figure = styled(Table.Cell)<{ $isNothing: boolean }>`
  && { padding-inline: ${({ theme }) => theme.space.xs}; }
  text-align: end;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $isNothing }) =>
    getColor({ theme, variable: $isNothing ? "foreground.subtle" : "foreground.default" })};
  ${NARROW} {
    ${FOLDS} {
      padding: 0;
      height: auto;
      text-align: start;
      &::before {
        /* The column already says it to those who hear the page. */
        content: attr(data-name) / "";
        display: block;
        font-size: ${({ theme }) => theme.fontSizes.sm};
        color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
      }
    }
  }
`;

/** One line of the table. `key`: its own among the rows. */
export type FigureRow = {
  readonly key: string;
  readonly title: string;
  /** One a column. */
  readonly figures: readonly number[];
};

/** Counts by row and column. `name`: for those who hear the page; `columns`: that of the titles, then those of the figures. */
export function FigureTable(props: {
  readonly name: string;
  readonly columns: readonly [titles: string, ...figures: string[]];
  readonly rows: readonly FigureRow[];
}) {
  const { language } = useTranslation();
  const [titles, ...names] = props.columns;
  const format = new Intl.NumberFormat(language);
  return (
    <Table aria-label={props.name} size="small" isReadOnly data-folds={names.length > 1 ? "" : undefined}>
      <Names>
        <Table.HeaderRow>
          <ColumnName scope="col">{titles}</ColumnName>
          {names.map((name) => (
            <FigureName key={name} scope="col" width={FIGURE_PIXELS}>
              {name}
            </FigureName>
          ))}
        </Table.HeaderRow>
      </Names>
      <Table.Body>
        {props.rows.map(({ key, title, figures }) => (
          <Line key={key}>
            <RowTitle scope="row">{title}</RowTitle>
            {figures.map((figure, place) => (
              <Figure key={names[place]} data-name={names[place]} $isNothing={figure === 0}>
                {format.format(figure)}
              </Figure>
            ))}
          </Line>
        ))}
      </Table.Body>
    </Table>
  );
}
