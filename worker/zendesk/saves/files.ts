import * as v from "valibot";

/** A comment's attachments; only how many there are is of interest. */
export const files = v.fallback(v.optional(v.array(v.unknown()), []), []);

export const fileAmong = (attachments: readonly unknown[]): { readonly hasFile?: true } =>
  attachments.length === 0 ? {} : { hasFile: true };
