import type { Language, Localized } from "../contract/localized.ts";
import { readTemplate } from "./readTemplate.ts";
import { quotedIn } from "./templateNames.ts";

/** Bodies of replies by key, as far as one may include them. */
export type Includable = ReadonlyMap<string, Localized>;

/** Keys of the replies that a body includes. */
export const includedIn = (body: string): readonly string[] =>
  readTemplate(body).flatMap((piece) =>
    piece.kind === "tag" && piece.name === "include" ? (quotedIn(piece.inner) ?? []) : [],
  );

/**
 * The body with what it includes written out, so that whoever reads it afterwards needs no other reply. The policy's checks
 * have refused unknown keys and circles.
 */
export function expandIncludes(body: string, language: Language, bodies: Includable): string {
  return readTemplate(body)
    .map((piece) => {
      if (piece.kind !== "tag" || piece.name !== "include") return piece.text;
      const included = bodies.get(quotedIn(piece.inner) ?? "");
      // A text block of YAML ends with a line break that is not meant inside another text.
      return included === undefined
        ? ""
        : expandIncludes((included[language] ?? included.en).replace(/\n+$/u, ""), language, bodies);
    })
    .join("");
}
