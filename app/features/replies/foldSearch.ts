/** Full and half width, upper and lower case are the same to someone who searches. */
export const foldSearch = (text: string): string => text.normalize("NFKC").toLowerCase();
