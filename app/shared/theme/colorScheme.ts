/** Light or dark, as Zendesk's own interface is shown. */
export type ColorScheme = "light" | "dark";

/** What Zendesk sends in the frame's address, in answers and in events; null for anything else. */
export const readColorScheme = (value: unknown): ColorScheme | null =>
  value === "light" || value === "dark" ? value : null;

/** The scheme the frame was opened with, known before Zendesk answers anything, so that the first paint fits. */
export const colorSchemeOfAddress = (search: string): ColorScheme =>
  readColorScheme(new URLSearchParams(search).get("colorScheme")) ?? "light";
