/** A stretch of a local day in whole seconds from its midnight, half-open; `to` may be 24:00. */
export type Window = { readonly from: number; readonly to: number };

const FORM = /^(\d{2}):(\d{2})\s*[-–]\s*(\d{2}):(\d{2})$/;

/** Reads "09:00-12:00"; null when it is not of that form, empty, or across midnight. */
export function parseWindow(text: string): Window | null {
  const [, h1, m1, h2, m2] = FORM.exec(text.trim()) ?? [];
  if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined) return null;
  if (Number(m1) > 59 || Number(m2) > 59) return null;
  const from = Number(h1) * 3600 + Number(m1) * 60;
  const to = Number(h2) * 3600 + Number(m2) * 60;
  return from < to && to <= 86_400 ? { from, to } : null;
}

/** The same stretches in order, overlapping and touching ones joined. */
export function joinWindows(windows: readonly Window[]): readonly Window[] {
  const joined: Window[] = [];
  for (const window of windows.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && window.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    } else joined.push(window);
  }
  return joined;
}

/** What is left of the windows when the breaks are taken out. Both in order and joined. */
export function withoutBreaks(windows: readonly Window[], breaks: readonly Window[]): readonly Window[] {
  return breaks.reduce<readonly Window[]>(
    (left, one) =>
      left.flatMap((window) =>
        [
          { from: window.from, to: Math.min(window.to, one.from) },
          { from: Math.max(window.from, one.to), to: window.to },
        ].filter(({ from, to }) => from < to),
      ),
    windows,
  );
}
