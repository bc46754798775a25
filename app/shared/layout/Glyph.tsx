import type { CSSProperties } from "react";

const PATHS = {
  check: "M3 8.5l3.2 3.2L13 4.8",
  cross: "M4 4l8 8M12 4l-8 8",
  question: "M5.8 6a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6v.3M8 12.4v.1",
  chevron: "M4 6l4 4 4-4",
  insert: "M14 8H6M9 4.8L5.8 8 9 11.2M2.5 3v10",
  star: "M8 2.2l1.8 3.6 4 .6-2.9 2.8.7 4L8 11.3l-3.6 1.9.7-4L2.2 6.4l4-.6z",
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
