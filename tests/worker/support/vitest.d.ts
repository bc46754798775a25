import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    standinUrl: string;
    sinkUrl: string;
  }
}
