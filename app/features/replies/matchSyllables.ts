/**
 * Whether letters spell Chinese syllables that stand one after another: whole ("yueding"), by their first letters ("yd"),
 * or mixed ("yued"). The last syllable may be unfinished.
 * @returns where the match begins; null: none
 */
export function matchSyllables(letters: string, syllables: readonly string[]): number | null {
  for (let from = 0; from < syllables.length; from++) {
    if (spells(letters, 0, syllables, from)) return from;
  }
  return null;
}

function spells(letters: string, at: number, syllables: readonly string[], place: number): boolean {
  if (at === letters.length) return true;
  const syllable = syllables[place];
  if (syllable === undefined) return false;
  let same = 0;
  while (same < syllable.length && syllable[same] === letters[at + same]) same++;
  // The longest first; one letter of a syllable stands for it, or as many as were typed.
  for (let taken = same; taken > 0; taken--) {
    if (spells(letters, at + taken, syllables, place + 1)) return true;
  }
  return false;
}
