/** The present day in the reader's zone, as date inputs write it: "2026-11-20". */
export const localToday = (): string => new Intl.DateTimeFormat("sv-SE").format(Date.now());
