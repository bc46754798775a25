import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    presetAccountsUrl: string;
  }
}
