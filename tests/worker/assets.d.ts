declare module "*?raw" {
  const text: string;
  export default text;
}

interface ImportMeta {
  glob<Item>(
    pattern: string,
    options: { readonly query: string; readonly import: string; readonly eager: true },
  ): Record<string, Item>;
}
