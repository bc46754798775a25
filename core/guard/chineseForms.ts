/**
 * How to tell traditional from simplified characters, one for one; the shell brings the tables.
 * A character that is the same in both stays as it is.
 */
export type ChineseForms = {
  readonly simplified: (character: string) => string;
  readonly traditional: (character: string) => string;
};
