import * as v from "valibot";

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

const isJson = (value: unknown): value is Json => {
  switch (typeof value) {
    case "boolean":
    case "number":
    case "string":
      return true;
    case "object":
      return value === null || Object.values(value).every(isJson);
    case "undefined":
    case "bigint":
    case "symbol":
    case "function":
      return false;
  }
};

/** Reads a JSON value of any shape. One guard, as a schema of unions takes milliseconds for a reply of some size. */
export const jsonSchema: v.GenericSchema<unknown, Json> = v.custom<Json>(isJson, "not a JSON value");

/** An object that is no array, or undefined. */
export const asJsonObject = (value: Json | undefined): JsonObject | undefined =>
  isJsonObject(value) ? value : undefined;

/** A JSON value as text: a string as it is. */
export const asText = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);

const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
