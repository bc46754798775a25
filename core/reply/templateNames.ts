/** Liquid's tags that open a stretch, with what closes it and what may stand between. */
export const BLOCKS: ReadonlyMap<string, readonly string[]> = new Map([
  ["if", ["elsif", "else"]],
  ["unless", ["elsif", "else"]],
  ["case", ["when", "else"]],
  ["for", ["else", "break", "continue"]],
  ["capture", []],
  ["comment", []],
  ["raw", []],
]);

/** Tags that stand alone. */
export const SINGLE_TAGS: readonly string[] = ["assign", "include"];

export const TAG_NAMES: readonly string[] = [
  ...SINGLE_TAGS,
  ...[...BLOCKS].flatMap(([name, between]) => [name, ...between, `end${name}`]),
].filter((name, place, all) => all.indexOf(name) === place);

/** Filters that Zendesk and the sidebar's Liquid both know. */
export const FILTER_NAMES: readonly string[] = [
  ..."default append prepend capitalize downcase upcase date escape escape_once strip lstrip rstrip strip_html".split(
    " ",
  ),
  ..."strip_newlines newline_to_br replace replace_first remove remove_first truncate truncatewords slice split".split(
    " ",
  ),
  ..."join first last size plus minus times divided_by modulo round ceil floor abs at_least at_most".split(
    " ",
  ),
  ..."sort reverse uniq compact map url_encode url_decode".split(" "),
];

const QUOTED = /'[^']*'|"[^"]*"/gu;
const VARIABLE = /(?<![\w.])[a-z_][\w-]*(?:\.[\w-]+)*/giu;
const WORDS = new Set(
  "and or not contains true false nil null empty blank in limit offset reversed".split(" "),
);

/** The variables an expression names: `ticket.id` of `ticket.id > 5 and 'x'`. */
export const variablesIn = (expression: string): readonly string[] =>
  (expression.replaceAll(QUOTED, " ").match(VARIABLE) ?? []).filter((name) => !WORDS.has(name));

/** The text in quotes that begins an expression; null: there is none. */
export const quotedIn = (expression: string): string | null =>
  /^(?:'([^']*)'|"([^"]*)")/u
    .exec(expression)
    ?.slice(1)
    .find((one) => one !== undefined) ?? null;

/** An expression and the names of its filters: `a | default: 'x|y' | upcase`. */
export function withFilters(inner: string): { readonly value: string; readonly filters: readonly string[] } {
  const [value = "", ...rest] = inner
    .replaceAll(QUOTED, (quoted) => quoted.replaceAll("|", "\u0001"))
    .split("|")
    .map((part) => part.replaceAll("\u0001", "|").trim());
  return { value, filters: rest.map((filter) => /^\w*/u.exec(filter)?.[0] ?? "") };
}
