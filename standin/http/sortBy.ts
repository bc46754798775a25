/** Items in the order `sort_by` / `sort_order` or `sort=-updated_at` ask for, else as they are. Only the keys given sort. */
export const sortBy = <Item>(
  url: string,
  items: readonly Item[],
  keys: { readonly [name: string]: (item: Item) => number | string },
): readonly Item[] => {
  const query = new URL(url).searchParams;
  const cursorSort = query.get("sort");
  const name = cursorSort?.replace(/^-/, "") ?? query.get("sort_by") ?? "";
  const key = keys[name];
  if (key === undefined) return items;
  const down = cursorSort === null ? query.get("sort_order") === "desc" : cursorSort.startsWith("-");
  return items.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    const order = left < right ? -1 : left > right ? 1 : 0;
    return down ? -order : order;
  });
};
