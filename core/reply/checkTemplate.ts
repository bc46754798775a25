import { type PathStep, type PolicyProblem, wrongName, wrongValue } from "../policy/policyProblem.ts";
import { isPlaceholder, PLACEHOLDERS, tellsTier } from "./placeholderNames.ts";
import { readTemplate, type TemplatePiece } from "./readTemplate.ts";
import { BLOCKS, FILTER_NAMES, quotedIn, TAG_NAMES, variablesIn, withFilters } from "./templateNames.ts";

type Tag = Extract<TemplatePiece, { kind: "tag" }>;

/** What is wrong with one body: marks and tags that are not closed, placeholders Zendesk does not have, ones that tell the tier. */
export function checkTemplate(body: string, at: readonly PathStep[]): readonly PolicyProblem[] {
  const pieces = readTemplate(body);
  const tags = pieces.filter((piece) => piece.kind === "tag");
  const own = new Set(tags.flatMap(namedBy));
  return [
    ...pieces.flatMap((piece) => problemsOf(piece, own, at)),
    ...unclosed(tags).map(({ text, allowed }) => wrongValue(at, text, allowed)),
  ];
}

function problemsOf(
  piece: TemplatePiece,
  own: ReadonlySet<string>,
  at: readonly PathStep[],
): readonly PolicyProblem[] {
  switch (piece.kind) {
    case "text":
      return [];
    case "loose":
      return [wrongValue(at, piece.text, LOOSE[piece.text] ?? "both marks of a pair")];
    case "slot":
      return piece.label === ""
        ? [wrongValue(at, piece.text, "what the agent is to fill in, such as [[time]]")]
        : [];
    case "placeholder": {
      if (piece.inner === "") return [wrongValue(at, piece.text, "a placeholder, such as {{ticket.id}}")];
      const { value, filters } = withFilters(piece.inner);
      return [
        ...variablesIn(value).flatMap((name) => checkVariable(name, own, at)),
        ...filters.flatMap((name) =>
          FILTER_NAMES.includes(name) ? [] : [wrongName(at, name, FILTER_NAMES)],
        ),
      ];
    }
    case "tag":
      if (!TAG_NAMES.includes(piece.name)) return [wrongName(at, piece.name, TAG_NAMES)];
      if (piece.name === "include") {
        const isPlain = quotedIn(piece.inner) !== null;
        return isPlain ? [] : [wrongValue(at, piece.text, "{% include 'key of a reply' %}")];
      }
      return askedBy(piece).flatMap((name) => checkVariable(name, own, at));
  }
}

const LOOSE: { readonly [mark: string]: string } = {
  "{{": "{{ with its }}",
  "}}": "}} after its {{",
  "{%": "{% with its %}",
  "%}": "%} after its {%",
  "[[": "[[ with its ]] on the same line",
  "]]": "]] after its [[",
};

function checkVariable(
  name: string,
  own: ReadonlySet<string>,
  at: readonly PathStep[],
): readonly PolicyProblem[] {
  const root = name.split(".")[0] ?? name;
  if (own.has(root) || root === "forloop") return [];
  if (tellsTier(name))
    return [wrongValue(at, name, "a placeholder that does not tell the customer its tier")];
  return isPlaceholder(name) ? [] : [wrongName(at, name, PLACEHOLDERS)];
}

/** Names a tag gives to something of its own. */
function namedBy({ name, inner }: Tag): readonly string[] {
  const isNaming = name === "assign" || name === "capture" || name === "for";
  return isNaming ? (/^[\w-]+/u.exec(inner) ?? []) : [];
}

/** Variables a tag asks for. */
function askedBy({ name, inner }: Tag): readonly string[] {
  switch (name) {
    case "assign":
      return variablesIn(withFilters(inner.slice(inner.indexOf("=") + 1)).value);
    case "for":
      return variablesIn(inner.replace(/^[\w-]+\s+in\s/u, ""));
    case "if":
    case "elsif":
    case "unless":
    case "case":
    case "when":
      return variablesIn(inner);
    default:
      return [];
  }
}

/** Blocks without their end, and ends without their block. */
function unclosed(tags: readonly Tag[]): readonly { readonly text: string; readonly allowed: string }[] {
  const open: Tag[] = [];
  const loose: { text: string; allowed: string }[] = [];
  for (const tag of tags) {
    const above = open.at(-1)?.name ?? "";
    if (BLOCKS.has(tag.name)) open.push(tag);
    else if (tag.name.startsWith("end")) {
      if (tag.name === `end${above}`) open.pop();
      else
        loose.push({
          text: tag.text,
          allowed: above === "" ? "an end after its beginning" : `{% end${above} %}`,
        });
    } else if (isBetween(tag.name) && BLOCKS.get(above)?.includes(tag.name) !== true) {
      loose.push({ text: tag.text, allowed: "it only inside a block that has such a part" });
    }
  }
  return [...loose, ...open.map(({ text, name }) => ({ text, allowed: `it with its {% end${name} %}` }))];
}

const isBetween = (name: string): boolean => [...BLOCKS.values()].some((names) => names.includes(name));
