/** Badge and words side by side, as CSS declarations: the same in the first look and on the screen. */
export const CUSTOMER_HEAD_STYLE = {
  head: "display: flex; flex-wrap: wrap; align-items: flex-start; gap: 8px;",
  words: "flex: 1 1 140px; min-width: 0; padding-top: 2px;",
  name: "font-weight: 600; line-height: 20px;",
} as const;
