/** Scripts written without spaces between words: there a word occurs wherever its characters do. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Which of the asked words (or phrases) occur in a subject, lower case, as `TicketFacts.subjectWords` wants them.
 * Case does not matter; a word of a spaced script must stand by itself ("down" is not in "download").
 */
export function subjectWordsIn(subject: string, words: readonly string[]): readonly string[] {
  const text = subject.toLowerCase();
  return words.map((word) => word.toLowerCase()).filter((word) => occurs(word, text));
}

function occurs(word: string, text: string): boolean {
  if (UNSPACED.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordCharacter(text, at - 1) && !isWordCharacter(text, at + word.length)) return true;
  }
  return false;
}

function isWordCharacter(text: string, at: number): boolean {
  const character = text[at];
  return character !== undefined && /[\p{L}\p{N}]/u.test(character) && !UNSPACED.test(character);
}
