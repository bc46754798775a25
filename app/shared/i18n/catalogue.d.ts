/** One translations file or a part of it, compiled by app/build/cataloguePlugin.ts. */
declare module "virtual:catalogue/*" {
  const catalogue: import("@lingui/core").Messages;
  export default catalogue;
}
