import { Liquid } from "liquidjs";
import type { Result } from "#core";
import type { PlaceholderData } from "./placeholderData.ts";

/** A reply ready to insert; `gaps` are placeholders nothing is known for, marked `[[like.this]]` in the text. */
export type FilledReply = { readonly text: string; readonly gaps: readonly string[] };

/** A policy's text is trusted to mean well, not to be quick: a runaway loop must not hang the sidebar. */
const LIMITS = { parseLimit: 100_000, renderLimit: 200, memoryLimit: 1_000_000 } as const;

/** `templates: {}`: a reply can include nothing, so the library never tries to fetch a file. */
const liquid = new Liquid({ strictVariables: true, lenientIf: true, templates: {}, ...LIMITS });

type Scope = { [name: string]: string | Scope };

const copyOf = (data: PlaceholderData): Scope =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === "string" ? value : copyOf(value)]),
  );

export const gapMark = (placeholder: string): string => `[[${placeholder}]]`;

function markGap(scope: Scope, placeholder: string): void {
  const path = placeholder.split(".");
  const last = path.pop() ?? placeholder;
  let at = scope;
  for (const name of path) {
    const next = at[name];
    const below: Scope = typeof next === "object" ? next : {};
    at[name] = below;
    at = below;
  }
  at[last] = gapMark(placeholder);
}

/** The library names the undefined variable only inside the error it wraps. */
function undefinedVariable(error: unknown): string | null {
  if (!(error instanceof Error) || !("originalError" in error)) return null;
  const original = error.originalError;
  if (typeof original !== "object" || original === null || !("variableName" in original)) return null;
  return typeof original.variableName === "string" ? original.variableName : null;
}

/** More than a reply can sensibly hold; stops a template that names ever new variables. */
const MOST_GAPS = 40;

/**
 * Fills Zendesk's Liquid placeholders. A placeholder without a value stays visible as a marked gap; one with its
 * own `default` filter uses that. Fails with the library's words when the text is not Liquid.
 */
export function fillPlaceholders(body: string, data: PlaceholderData): Result<FilledReply, string> {
  const scope = copyOf(data);
  const tried = new Set<string>();
  while (tried.size <= MOST_GAPS) {
    try {
      const text = String(liquid.parseAndRenderSync(body, scope));
      return { ok: true, value: { text, gaps: [...tried].filter((gap) => text.includes(gapMark(gap))) } };
    } catch (error) {
      const missing = undefinedVariable(error);
      if (missing === null || tried.has(missing)) {
        return { ok: false, error: error instanceof Error ? error.message : String(error) };
      }
      tried.add(missing);
      markGap(scope, missing);
    }
  }
  return { ok: false, error: `more than ${MOST_GAPS} placeholders without a value` };
}
