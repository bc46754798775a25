/** One term of a search: a property with an operator, or a free word (`property` ""). */
export type SearchTerm = {
  property: string;
  operator: ":" | "<" | ">" | "<=" | ">=";
  value: string;
  negated: boolean;
};

const TERM = /(-?)(?:([a-z_]+(?:_\d+)?)(:|<=|>=|<|>))?(?:"([^"]*)"|(\S+))/gi;

/** Splits a query into terms. Values may be quoted. */
export const parseQuery = (query: string): SearchTerm[] =>
  [...query.matchAll(TERM)].map((match) => {
    const operator = match[3];
    return {
      negated: match[1] === "-",
      property: (match[2] ?? "").toLowerCase(),
      operator:
        operator === "<" || operator === ">" || operator === "<=" || operator === ">=" ? operator : ":",
      value: match[4] ?? match[5] ?? "",
    };
  });
