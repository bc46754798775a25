import type { AppPackage } from "./readPackage.ts";

/** A parsed JSON object whose values are not known yet. */
export type Loose = { readonly [key: string]: unknown };

/** What a rule looks at: the package, and its manifest once that is known to be an object. */
export type Subject = { readonly package: AppPackage; readonly manifest: Loose };

/** One rule of package validation: `find` returns a message per violation. Source: zendesk-app 4. */
export type Rule = {
  readonly id: string;
  readonly level: "error" | "warning";
  readonly find: (subject: Subject) => readonly string[];
};

/** An object that is no array, or undefined. */
export const asObject = (value: unknown): Loose | undefined => (isLoose(value) ? value : undefined);

const isLoose = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An array, or an empty one. */
export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The message when the condition holds. */
export const when = (violated: boolean, message: string): readonly string[] => (violated ? [message] : []);

/** A value of any kind as text for a message. */
export const show = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");
