import type { CSSProperties } from "react";

const PATHS = {
  check: "M3 8.5l3.2 3.2L13 4.8",
  cross: "M4 4l8 8M12 4l-8 8",
  question: "M5.8 6a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6v.3M8 12.4v.1",
  chevron: "M4 6l4 4 4-4",
  insert: "M8 2.5v8M4.8 7.4L8 10.6l3.2-3.2M3 13.5h10",
  search: "M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM10 10l3.5 3.5",
} as const;

export type GlyphName = keyof typeof PATHS;

/** A small line drawing in the colour of the text; decoration, so the words beside it must say the same. */
export function Glyph(props: {
  readonly name: GlyphName;
  readonly size?: number;
  readonly style?: CSSProperties;
}) {
  const { name, size = 12, style } = props;
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: "none", ...style }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
