import simplifiedOf from "opencc-js/dict/TSCharacters";
import traditionalOf from "opencc-js/dict/STCharacters";
import type { ChineseForms } from "#core";

/** OpenCC's tables of single characters: "traditional simplified…|…", the usual one first. */
export const CHINESE_FORMS: ChineseForms = {
  simplified: oneForOne(simplifiedOf),
  traditional: oneForOne(traditionalOf),
};

function oneForOne(table: string): (character: string) => string {
  const forms = new Map(
    table.split("|").map((entry) => {
      const [from = "", to = from] = entry.split(" ");
      return [from, to] as const;
    }),
  );
  return (character) => forms.get(character) ?? character;
}
