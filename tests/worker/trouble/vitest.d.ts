import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    troubleSeeds: number[];
    /** What people do in each. */
    troubleSteps: number;
  }
}
