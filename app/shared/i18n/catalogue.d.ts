/** One translations file, compiled by app/build/cataloguePlugin.ts. */
declare module "virtual:catalogue/*" {
  const catalogue: import("@lingui/core").Messages;
  export default catalogue;
}
