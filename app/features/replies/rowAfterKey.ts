/** Which of `count` rows an arrow key leads to from row `from`; -1 is the search box above them. */
export function rowAfterKey(key: string, from: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(count - 1, from + 1);
    case "ArrowUp":
      return Math.max(-1, from - 1);
    case "Home":
      return from === -1 ? null : 0;
    case "End":
      return from === -1 ? null : count - 1;
    default:
      return null;
  }
}
