import { isMet, type Goal, type Row } from "./row.ts";

const HEAD = ["name", "value", "unit", "floor", "ratio", "goal", "met?"] as const;

/** A figure's rows as a table of text. */
export function printRows(title: string, rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const shown = lines.map((line) =>
    line
      .map((cell, column) => padded(cell, widths[column] ?? 0, column))
      .join("  ")
      .trimEnd(),
  );
  return [`\n${title}`, ...shown].join("\n");
}

function cells(row: Row): readonly string[] {
  const { name, value, unit, floor, ratio, goal } = row;
  const met = isMet(row);
  return [
    name,
    amount(value),
    unit,
    floor === null ? "" : amount(floor),
    ratio === null ? "" : `${amount(ratio)} ×`,
    goal === null ? "" : goalText(goal),
    met === null ? "" : met ? "yes" : "NO",
  ];
}

function goalText({ of, must, limit }: Goal): string {
  return `${must === "at_least" ? "≥" : "≤"} ${limit}${of === "ratio" ? " ×" : ""}`;
}

/** Three significant digits below a thousand, whole numbers above. */
function amount(value: number): string {
  return Math.abs(value) >= 1000
    ? Math.round(value).toLocaleString("en-US")
    : String(Number(value.toPrecision(3)));
}

const NUMBERS: readonly number[] = [1, 3, 4];

function padded(cell: string, width: number, column: number): string {
  return NUMBERS.includes(column) ? cell.padStart(width) : cell.padEnd(width);
}
